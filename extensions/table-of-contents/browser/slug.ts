export const SLUG = 'table-of-contents';
