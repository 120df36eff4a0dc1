import { openForum, type OpenForum } from './open-forum';

/** Opens the forum for as long as a command works on it. */
export async function withForum(work: (forum: OpenForum) => Promise<number>): Promise<number> {
  const forum = await openForum((line) => void process.stderr.write(`${line}\n`));
  try {
    return await work(forum);
  } finally {
    await forum.close();
  }
}
