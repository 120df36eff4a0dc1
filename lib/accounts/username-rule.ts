export const USERNAME_RULE = '3–20 letters, digits or underscores';
