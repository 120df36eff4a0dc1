import { randomUUID } from 'node:crypto';
import type { SlotName } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { listActiveExtensions } from '../registry/active-extensions';
import { slotAnswerSchema } from '../runner/call-request';
import { findSupervisor } from '../runner/get-supervisor';
import type { Json } from '../runner/json';
import type { Supervisor } from '../runner/supervisor';
import { sanitizeSlotHtml } from './sanitize-slot-html';

/** What one extension shows in a slot before any script has run. */
export interface SlotHtml {
  slug: string;
  /** Sanitised. */
  html: string;
}

export interface RenderSlotsInput {
  name: SlotName;
  /** As the slot declares them: see the browser contract. */
  props: { [name: string]: Json };
  viewer: Viewer | null;
}

/** What is longer is no part of a page. */
const LONGEST_HTML = 65_536;

/**
 * A slot's HTML for the first response, asked of every extension that declares it and renders it on the server; each has
 * the same short time, and one that is slow or fails is left out.
 */
export async function renderSlots({ name, props, viewer }: RenderSlotsInput): Promise<SlotHtml[]> {
  const supervisor = findSupervisor();
  if (!supervisor) return [];
  const offering = (await listActiveExtensions()).filter(({ manifest, declared }) => manifest.slots?.includes(name) && declared?.slots.includes(name));
  const rendered = await Promise.all(offering.map(async ({ slug }) => ({ slug, html: await render(supervisor, slug, { name, props, viewer }) })));
  return rendered.filter(({ html }) => html !== '');
}

async function render(supervisor: Supervisor, slug: string, { name, props, viewer }: RenderSlotsInput): Promise<string> {
  const context = { viewer, depth: 0, deadlineMs: supervisor.knobs().slotMs, correlationId: randomUUID(), label: `slot ${name}` };
  try {
    const html = slotAnswerSchema.parse(await supervisor.call(slug, { kind: 'slot', name, props }, context)) ?? '';
    return html.length > LONGEST_HTML ? '' : sanitizeSlotHtml(html).trim();
  } catch (error) {
    // The component shows the same a moment later; the extension's log has what failed.
    log.debug({ extension: slug, slot: name, reason: error instanceof Error ? error.message : String(error) }, 'a slot was left out of the first HTML');
    return '';
  }
}
