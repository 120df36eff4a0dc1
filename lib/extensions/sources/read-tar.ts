import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { isInstallFailure } from '../install/install-failure';
import { packageLimits } from '../package/package-limits';
import { quote, refusal } from './archive-failure';
import { archiveLimits } from './archive-limits';
import { TarMeter } from './tar-meter';

/** What an archive holds under one name. */
export interface TarEntry {
  /** As it stands there. */
  name: string;
  /** As tar-stream calls it; null for a kind that it does not know. */
  type: Header['type'] | null;
  bytes: number;
  isSparse: boolean;
  /** Bytes, in pieces; what is not read of it is passed over. */
  content: AsyncIterable<unknown>;
}

/** How giving tar-stream its bytes ends: null when it took them all. */
type Feeding = Promise<{ error: unknown } | null>;

/** tar-stream's own messages; it reports nothing else about them. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['Unexpected end of data', 'the archive is cut short'],
  ['Invalid header', 'the archive is damaged: an entry has no valid size'],
  ['Header exceeds max size', 'the archive is damaged: an entry has a header of more than 4 MB'],
  ['Invalid tar header: unknown format.', 'the archive is no tar of a known format (ustar, pax or GNU)'],
  ['Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?', 'the archive is damaged: an entry has a wrong checksum, or it is no tar at all'],
]);

/**
 * Reads a tar entry by entry, within bounds on time and memory. Long names (pax, GNU) are put in place by tar-stream, a
 * global pax header is none of its entries. What follows the end mark is read on and held to the same rules, as by `tar -i`.
 * @throws InstallFailure download_failed: too many entries, too large, cut short, damaged, or empty
 */
export async function* readTar(chunks: AsyncIterable<Buffer>, signal?: AbortSignal): AsyncGenerator<TarEntry> {
  const tar = extract();
  const meter = new TarMeter();
  const feeding = pipeline(meter.watch(chunks), tar, { signal }).then(() => null, (error: unknown) => ({ error }));
  let bytes = 0;
  let count = 0;
  try {
    for await (const content of tar) {
      const entry = describe(content.header);
      count += 1;
      if (count > packageLimits.entries) throw refusal(`the archive holds more than ${packageLimits.entries} entries`);
      bytes += entry.bytes;
      if (bytes > packageLimits.bytes) throw refusal('the archive unpacks to more than 64 MB');
      meter.enter(content.header, entry.bytes);
      yield { ...entry, content: read(content, feeding) };
      content.resume();
    }
    const failure = await feeding;
    if (failure) throw failure.error;
  } catch (error) {
    throw await explain(error, feeding);
  } finally {
    tar.destroy();
    await feeding;
  }
  if (count === 0) throw refusal('the archive is empty');
  meter.requireEnd();
}

function describe({ name, type, size: bytes, pax }: Header): Omit<TarEntry, 'content'> {
  const attributes = typeof pax === 'object' && pax !== null ? Object.keys(pax) : [];
  if (attributes.length > archiveLimits.attributes) throw refusal(`${quote(name)} in the archive has more than ${archiveLimits.attributes} extended attributes`);
  // tar-stream passes on what it cannot read as null, and then waits for ever; -1, in binary, it reads as -0.
  if (!Number.isSafeInteger(bytes) || Object.is(bytes, -0)) throw refusal(`${quote(name)} in the archive has no valid size`);
  // tar-stream reads on behind its header, others behind as many bytes: what follows would be another archive for each.
  if (type === 'directory' && bytes > 0) throw refusal(`${quote(name)} in the archive is a folder with content of its own`);
  return { name, type, bytes, isSparse: attributes.some((attribute) => attribute.startsWith('GNU.sparse.')) };
}

async function* read(content: AsyncIterable<unknown>, feeding: Feeding): AsyncGenerator<unknown> {
  try {
    yield* content;
  } catch (error) {
    throw await explain(error, feeding);
  }
}

/** Readers are told of some faults as "Stream was destroyed" only; the stream itself knows why. */
async function explain(told: unknown, feeding: Feeding): Promise<unknown> {
  if (isInstallFailure(told)) return told;
  const { error } = (await feeding) ?? { error: told };
  const sentence = error instanceof Error ? SENTENCES.get(error.message) : undefined;
  return sentence === undefined ? error : refusal(sentence, error);
}
