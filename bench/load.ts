import { Agent, get } from 'node:http';

export interface LoadResult {
  /** Requests answered in a second. */
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers other than 200. */
  failures: number;
}

export interface LoadOptions {
  url: string;
  /** Requests under way at a time. */
  connections: number;
  seconds: number;
}

/** Asks for one address over and over, and measures each answer to its last byte. */
export async function measureLoad({ url, connections, seconds }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const end = startedAt + seconds * 1_000;
  const ask = async () => {
    while (performance.now() < end) {
      const askedAt = performance.now();
      if ((await request(url, agent)) !== 200) failures += 1;
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const took = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), failures };
}

function request(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', reject).resume();
    }).on('error', reject);
  });
}
