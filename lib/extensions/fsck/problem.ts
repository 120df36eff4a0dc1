/** Something that should not be, found by looking; nothing is changed. */
export interface Problem {
  kind: string;
  /** The slug, role, folder or process. */
  subject: string;
  message: string;
}
