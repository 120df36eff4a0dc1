import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';

const handler = (...args: unknown[]) => NextAuth(nextAuthOptions())(...args);

export { handler as GET, handler as POST };
