import { randomUUID } from 'node:crypto';
import type { SlotName } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { listRenderedSlots } from '../registry/list-rendered-slots';
import { slotAnswerSchema } from '../runner/call-request';
import { findSupervisor } from '../runner/get-supervisor';
import type { Json } from '../runner/json';
import { isRunnerError } from '../runner/runner-error';
import type { Supervisor } from '../runner/supervisor';
import { noteLeftOut } from './note-left-out';
import { LONGEST_HTML, MOST_TAGS, sanitizeSlotHtml } from './sanitize-slot-html';

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

/**
 * A slot's HTML for the first response, asked of every extension that declares it and renders it on the server; each has
 * the same short time, and one that is slow or fails is left out.
 */
export async function renderSlots(input: RenderSlotsInput): Promise<SlotHtml[]> {
  const supervisor = findSupervisor();
  if (!supervisor) return [];
  const offering = (await listRenderedSlots(input.viewer)).filter(({ name }) => name === input.name);
  const rendered = await Promise.all(offering.map(async ({ slug }) => ({ slug, html: await render(supervisor, slug, input) })));
  return rendered.filter(({ html }) => html !== '');
}

async function render(supervisor: Supervisor, slug: string, { name, props, viewer }: RenderSlotsInput): Promise<string> {
  const { slotMs } = supervisor.knobs();
  const context = { viewer, depth: 0, deadlineMs: slotMs, correlationId: randomUUID(), label: `slot ${name}`, mayBeLate: true };
  const leaveOut = (reason: string): string => {
    noteLeftOut(supervisor, { slug, name, reason });
    return '';
  };
  try {
    const given = slotAnswerSchema.parse(await supervisor.call(slug, { kind: 'slot', name, props }, context)) ?? '';
    return sanitizeSlotHtml(given) ?? leaveOut(`had more than ${LONGEST_HTML} characters or ${MOST_TAGS} tags`);
  } catch (error) {
    // The component shows the same a moment later. What a handler threw, and why none runs, is told where it happened.
    log.debug({ extension: slug, slot: name, reason: error instanceof Error ? error.message : String(error) }, 'a slot was left out of the first HTML');
    const wasReady = supervisor.state(slug).process_state === 'running';
    return isRunnerError(error) && error.code === 'timeout' && wasReady ? leaveOut(`took longer than ${slotMs} ms`) : '';
  }
}
