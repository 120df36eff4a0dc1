const isTerminal = process.stdout.isTTY;

/** Shows that a long step runs, and how long it took. */
export async function step(title, work) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const ticking = isTerminal ? setInterval(() => process.stdout.write(`\r${title} … ${Math.floor(seconds())} s`), 1000) : null;
  process.stdout.write(isTerminal ? `${title} …` : `${title} …\n`);
  try {
    const result = await work();
    process.stdout.write(isTerminal ? `\r${title}: ${seconds()} s\u001B[K\n` : `${title}: ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (isTerminal) process.stdout.write('\n');
    throw error;
  } finally {
    if (ticking) clearInterval(ticking);
  }
}
