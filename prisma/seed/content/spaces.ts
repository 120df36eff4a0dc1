import type { SeedSpace } from './types';

export const spaces: SeedSpace[] = [
  { slug: 'quay', name: 'The Quay', color: '#2f5d8a', icon: 'anchor', description: 'News, introductions, the tool library, and anything that belongs to all of us.' },
  { slug: 'code', name: 'Code & Circuits', color: '#5b4b9a', icon: 'code', description: 'Software, electronics, home servers, radios, and the bugs that taught us something.' },
  { slug: 'garden', name: 'Garden & Grow', color: '#3f7a4a', icon: 'leaf', description: 'Soil, seeds, compost, bees and balconies. Failures are as welcome as harvests.' },
  { slug: 'workshop', name: 'Workshop & Repair', color: '#9a5a2b', icon: 'wrench', description: 'Wood, metal, clay, cloth and bicycles: making things, and making things last.' },
  { slug: 'trails', name: 'Trails & Tides', color: '#1f7a7d', icon: 'compass', description: 'Walking, sailing, maps, weather and night skies, close to home or far from it.' },
  { slug: 'kitchen', name: 'Kitchen Table', color: '#a2453f', icon: 'coffee', description: 'Bread, coffee, ferments, family recipes, and strong opinions about soup.' },
];
