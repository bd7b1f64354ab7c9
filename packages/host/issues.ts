/** The issues of a repository on its host. Every call throws `UsageError` with what its user must mend: a permission, a setting, a time to wait. */
export interface Issues {
  /** Login of who the token is. */
  me(): Promise<string>;
  /** All issues with a label, open and closed. May be a moment behind. */
  list(label: string): Promise<readonly HostIssue[]>;
  /** One issue as it is now. */
  get(number: number): Promise<HostIssue>;
  open(issue: { readonly title: string; readonly body: string; readonly label: string }): Promise<HostIssue>;
  write(number: number, change: { readonly title?: string; readonly body?: string; readonly state?: "open" | "closed"; readonly why?: "completed" | "not_planned" }): Promise<HostIssue>;
  comment(number: number, text: string): Promise<void>;
}

export interface HostIssue {
  readonly number: number;
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly bot: boolean;
  readonly labels: readonly string[];
  readonly url?: string;
}
