import { describe, expect, it } from 'vitest';
import { isPossible, letterOf } from './verbs';

describe('the verbs of a contact', () => {
  const free = { closable: true, voice: false, consulting: false };

  it('should each have a letter of its own', () => {
    const letters = Object.values(letterOf);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('should do nothing with a contact that is over', () => {
    expect(isPossible('close', { ...free, closable: false })).toBe(false);
  });

  it('should not set a call aside, nor ask twice at once', () => {
    expect(isPossible('snooze', { ...free, voice: true })).toBe(false);
    expect(isPossible('transfer', { ...free, voice: true })).toBe(true);
    expect(isPossible('consult', { ...free, consulting: true })).toBe(false);
    expect(isPossible('consult', free)).toBe(true);
  });
});
