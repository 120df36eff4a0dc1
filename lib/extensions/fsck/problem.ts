/** Something that should not be, found by looking; nothing is changed. */
export interface Problem {
  kind: string;
  /** The slug, role, folder, process, post or event. */
  subject: string;
  /** For people: what is wrong, and where it is not plain, what to do. */
  message: string;
}

export interface CheckOptions {
  /** Whether a forum runs on this data; what waits for one is then no fault. */
  isForumRunning?: boolean;
  /** Between the two looks that both have to find a fault. */
  settleMs?: number;
}
