export const SLUG = 'polls';
