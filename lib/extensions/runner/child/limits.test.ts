import { expect, it } from 'vitest';
import * as protocol from '../protocol';
import * as limits from './limits';

it('are those of the protocol', () => {
  const { CHANNEL_FD, MAX_FRAME_BYTES, MAX_FRAME_DEPTH } = protocol;
  expect(limits).toMatchObject({ CHANNEL_FD, MAX_FRAME_BYTES, MAX_FRAME_DEPTH });
});
