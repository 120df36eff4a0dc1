import { PassThrough } from 'node:stream';
import { expect, it, test, vi } from 'vitest';
import { createAsk, isYes } from './ask';

function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const shown = () => String(output.read() ?? '');
  return { input, output, shown };
}

it('answers what is typed', async () => {
  const { input, output, shown } = terminal();
  const answer = createAsk(new AbortController().signal, { input, output })?.('Install? ');
  expect(shown()).toContain('Install? ');
  input.write(' yes \r');
  expect(await answer).toBe('yes');
});

it('answers nothing when the terminal is closed, and when the command is ended meanwhile', async () => {
  const { input, output } = terminal();
  const left = createAsk(new AbortController().signal, { input, output })?.('Install? ');
  input.write('\u0004');
  expect(await left).toBe('');
  const stop = new AbortController();
  const ended = createAsk(stop.signal, terminal())?.('Install? ');
  stop.abort();
  expect(await ended).toBe('');
});

it('hands Ctrl-C on as the signal that it is elsewhere', async () => {
  const { input, output } = terminal();
  const stop = new AbortController();
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
    stop.abort();
    return true;
  });
  const answer = createAsk(stop.signal, { input, output })?.('Install? ');
  input.write('y\u0003');
  expect(await answer).toBe('');
  expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGINT');
  kill.mockRestore();
});

it('asks nobody where input or output is no terminal', () => {
  const { input, output } = terminal();
  const { signal } = new AbortController();
  expect(createAsk(signal, { input: new PassThrough(), output })).toBeNull();
  expect(createAsk(signal, { input, output: new PassThrough() })).toBeNull();
});

test.each([['y', true], ['Yes', true], ['', false], ['yeah', false], ['n', false]])('%j is agreement: %s', (answer, expected) => expect(isYes(answer)).toBe(expected));
