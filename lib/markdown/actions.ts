'use server';

import { getViewer } from '@/lib/auth/get-viewer';
import { parseInput } from '@/lib/core/parse';
import { toActionState } from '@/lib/core/to-action-state';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { z } from 'zod';
import { cookMarkdown } from './cook';
import { bodySchema } from './schema';

export interface Preview {
  html?: string;
  message?: string;
}

/** What the text will look like, by the renderer that will cook it. */
export async function previewAction(body: string): Promise<Preview> {
  try {
    const viewer = requireViewer(await getViewer(), 'see a preview');
    const parsed = parseInput(z.object({ body: bodySchema }), { body });
    await consumeLimit('previewUser', viewer.id);
    return { html: cookMarkdown(parsed.body).html };
  } catch (error) {
    return { message: toActionState(error, {}).message };
  }
}
