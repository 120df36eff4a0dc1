export interface SeedSpace {
  slug: string;
  name: string;
  description: string;
  /** #rrggbb */
  color: string;
  /** one of: anchor, code, leaf, wrench, compass, coffee */
  icon: string;
}

export interface SeedMember {
  /** ^[a-z0-9_]{3,20}$ */
  username: string;
  name: string;
  role: 'member' | 'moderator' | 'admin';
  bio: string;
}

export interface SeedReply {
  by: string;
  body: string;
  reactions?: number;
}

export interface SeedPost {
  space: string;
  by: string;
  title: string;
  /** Markdown (CommonMark), no raw HTML */
  body: string;
  hoursAgo: number;
  pinned?: boolean;
  locked?: boolean;
  replies: SeedReply[];
  reactions?: number;
}

export interface SeedPoll {
  /** The title of the post under which it is. */
  post: string;
  question: string;
  /** Its options, each with the usernames of those who chose it. */
  options: { label: string; voters: string[] }[];
  /** 1 when left out. */
  maxChoices?: number;
  secret?: boolean;
  /** Days from when the sample is loaded. */
  closesInDays?: number;
  /** Its author has closed it. */
  closed?: boolean;
}

export interface SeedCommunity {
  spaces: SeedSpace[];
  members: SeedMember[];
  posts: SeedPost[];
  polls: SeedPoll[];
}
