import { beforeEach, describe, expect, it } from 'vitest';
import { dismissToast, toast, toastStore } from './toast-store';

describe('toast', () => {
  beforeEach(() => {
    for (const { id } of toastStore.read()) dismissToast(id);
  });

  it('keeps the latest three', () => {
    for (const message of ['one', 'two', 'three', 'four']) toast(message);
    expect(toastStore.read().map(({ message }) => message)).toEqual(['two', 'three', 'four']);
  });

  it('shows a repeated message once, as the latest', () => {
    toast('saved');
    toast('copied', 'warn');
    toast('saved', 'err');
    expect(toastStore.read()).toMatchObject([{ message: 'copied', kind: 'warn' }, { message: 'saved', kind: 'err' }]);
  });

  it('tells who listens, until they leave', () => {
    let told = 0;
    const leave = toastStore.subscribe(() => void (told += 1));
    toast('one');
    leave();
    toast('two');
    expect(told).toBe(1);
  });
});
