/**
 * `Nexus.attachToUser`: hands something to the extension that keeps its kind, for the signed-in member.
 * @throws Error with the sentence the server gave, and its `status`
 */
export async function attachToUser(attachment: unknown): Promise<void> {
  const { kind, data } = isRecord(attachment) ? attachment : {};
  const response = await fetch('/api/v1/me/attachments', { method: 'POST', headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, body: JSON.stringify({ kind, data }) });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => null);
  throw Object.assign(new Error(messageOf(answer) ?? `The forum answered ${response.status}.`), { status: response.status });
}

function messageOf(answer: unknown): string | undefined {
  const error = isRecord(answer) ? answer.error : undefined;
  return isRecord(error) && typeof error.message === 'string' ? error.message : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
