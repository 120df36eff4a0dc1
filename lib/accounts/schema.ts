import { z } from 'zod';
import { USERNAME_RULE } from './username-rule';

export const usernameSchema = z.string().trim().regex(/^[A-Za-z0-9_]{3,20}$/, `Choose a username of ${USERNAME_RULE}.`);

export const passwordSchema = z.string()
  .min(10, 'Choose a password of at least 10 characters.')
  .max(200, 'Choose a password of at most 200 characters.');

export const emailSchema = z.string().trim().max(254, 'Enter an email address of at most 254 characters.').pipe(z.email('Enter an email address such as name@example.org.'));

export const registerSchema = z.object({ username: usernameSchema, email: emailSchema, password: passwordSchema });

export const logInSchema = z.object({
  login: z.string().trim().min(1, 'Enter your username or email address.').max(254, 'That is longer than any username or email address here.')
    .refine((login) => !login.includes('\0'), 'That is no username or email address.'),
  password: z.string().min(1, 'Enter your password.').max(200, 'That is longer than any password here.'),
});
