/** The types that the face gives out. */
export type { Base, NoBase } from "./base.ts";
export type { ChangedFile } from "./changed.ts";
export type { Conversation, Run } from "./conversation.ts";
export type { Env } from "./env.ts";
export type { Listing } from "./files.ts";
export type { FoundPull, Forge, PullState, Remark, Remarks, Talk, ToRemark } from "./forge.ts";
export type { Here } from "./here.ts";
export type { Home, Host } from "./host.ts";
export type { HostIssue, Issues } from "./issues.ts";
export type { Pipeline } from "./pipeline.ts";
export type { Bytes, Refused } from "./refused.ts";
export type { Repository } from "./repository.ts";
export type { Entry } from "./tree.ts";
export type { Tag, Tags } from "./tags.ts";
export type { Candidate, EarlierRun, Trigger } from "./trigger.ts";
export type { Annotation, Voice } from "./voice.ts";
