import { z } from 'zod';
import { isAppError } from '@/lib/core/errors';
import type { HostMember } from './members-types';

/** Keeps the type of the arguments between the schema and the function that takes them. */
export const defineMember = <Args extends z.ZodType>(member: HostMember<Args>): HostMember<Args> => member;

/** Any whole number: one that no row can have finds nothing, which is no fault of the caller. */
export const idArg = z.int('must be a whole number');

/** An options object that may be left out. */
export const optionsArg = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial().nullish();

/** What a visitor may not see is not there. */
export async function orNull<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'gone')) return null;
    throw error;
  }
}

/** The wire shape of a page. */
export const toPage = <Item, Shown>({ items, nextCursor }: { items: Item[]; nextCursor: string | null }, reshape: (item: Item) => Shown) => ({ items: items.map(reshape), next_cursor: nextCursor });

/** `limit` and `cursor` of every list; the SDK says 30. */
export const pageShape = { limit: z.int().min(1).max(100), cursor: z.string().max(200) };
export const DEFAULT_LIMIT = 30;
