const STYLES = new Set(['fa-solid', 'fa-regular', 'fa-brands', 'fas', 'far', 'fab']);

/** `fa-flask` and `fa-solid fa-flask` are the same icon; anything that is no Font Awesome class is dropped. */
export function iconClass(name: string): string {
  const classes = name.split(/\s+/).filter((part) => /^fa[a-z]?(-[a-z0-9]+)*$/.test(part));
  return (classes.some((part) => STYLES.has(part)) ? classes : ['fa-solid', ...classes]).join(' ');
}
