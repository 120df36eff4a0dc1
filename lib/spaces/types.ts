export interface SpaceRef {
  id: number;
  slug: string;
  name: string;
  color: string;
  icon: string;
}

export interface SpaceSummary extends SpaceRef {
  description: string;
}
