/** What a person fills in: the data of the attachment, and the body of an edit. */
export interface PollInput {
  /** Empty for none: the post's own words ask then. */
  question: string;
  options: string[];
  /** 1 for a single choice. */
  max_choices: number;
  /** Nobody but the voter learns what a vote was for. */
  secret: boolean;
  /** ISO 8601; null while it has no end. */
  closes_at: string | null;
}

export interface PollOption {
  id: number;
  label: string;
  /** Null where this person may not view results. */
  votes: number | null;
  /** Whether this person's vote is for it. */
  mine: boolean;
}

/** A poll as one person sees it. */
export interface PollView {
  id: number;
  post_id: number;
  question: string;
  max_choices: number;
  secret: boolean;
  /** ISO 8601, or null. */
  closes_at: string | null;
  /** When it was closed, or its date passed; null while it is open. */
  ended_at: string | null;
  closed: boolean;
  /** Whether this person wrote it. */
  yours: boolean;
  /** What to listen to for changes. */
  topic: string;
  /** How many people have voted; null where this person may not view results. */
  voters: number | null;
  options: PollOption[];
  can: {
    /** Vote, change the vote and withdraw it, now. */
    vote: boolean;
    view_results: boolean;
    view_voters: boolean;
    edit: boolean;
    close: boolean;
  };
}

/** Who chose one option. */
export interface OptionVoters {
  option_id: number;
  voters: { username: string; avatar_url: string | null }[];
  /** Give it back as `cursor` for those who follow; null at the end. */
  next_cursor: number | null;
}

/** What a composer has to know. */
export interface ComposerView {
  can_create: boolean;
  max_options: number;
  suggest_secret: boolean;
}
