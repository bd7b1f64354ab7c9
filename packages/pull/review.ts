import { remarkKey, type Wanted } from "./remarks.ts";

/** A remark as it stands on the pull request. */
export interface StandingRemark {
  readonly id: string;
  readonly body: string;
  readonly mine: boolean;
  readonly hidden: boolean;
  readonly resolved: boolean;
  readonly outdated: boolean;
}

export interface Review {
  readonly post: readonly Wanted[];
  readonly update: readonly { readonly id: string; readonly body: string }[];
  readonly hide: readonly string[];
  readonly show: readonly string[];
  /** New ones that the review has no room for. */
  readonly left: number;
}

/** New remarks of one review; more would drown the reader. */
const most = 30;

/**
 * What has to be done so that each remark stands once, at lines that are still there, and none stands that is over. What people resolved stays resolved and is not said again. Nobody else's
 * remark is touched, whatever it says. Pure.
 */
export function review(wanted: readonly Wanted[], standing: readonly StandingRemark[], gate: string): Review {
  const ours = standing.flatMap((remark) => {
    const found = remark.mine ? remarkKey(remark.body) : undefined;
    return found?.gate === gate ? [{ ...remark, key: found.key }] : [];
  });
  const [post, update, show, kept]: [Wanted[], { id: string; body: string }[], string[], Set<string>] = [[], [], [], new Set()];
  for (const want of wanted) {
    const same = ours.filter(({ key }) => key === want.key);
    const closed = same.find(({ resolved }) => resolved);
    const usable = same.filter(({ outdated }) => !outdated);
    const stands = closed ?? usable.find(({ hidden }) => !hidden) ?? usable[0];
    if (stands === undefined) {
      post.push(want);
      continue;
    }
    kept.add(stands.id);
    if (closed !== undefined) continue;
    if (stands.hidden) show.push(stands.id);
    if (!sameText(stands.body, want.body)) update.push({ id: stands.id, body: want.body });
  }
  const hide = ours.filter(({ id, hidden, resolved }) => !hidden && !resolved && !kept.has(id)).map(({ id }) => id);
  return { post: post.slice(0, most), update, hide, show, left: Math.max(0, post.length - most) };
}

/** Servers may give line ends back in another form. */
const sameText = (a: string, b: string) => a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
