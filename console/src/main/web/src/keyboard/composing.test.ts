import { describe, expect, it } from 'vitest';
import { isComposing } from './composing';

const key = (change: Partial<KeyboardEvent>) => ({ isComposing: false, keyCode: 13, ...change }) as KeyboardEvent;

describe('TR12: the Enter of an input method', () => {
  it('should be known in the order of each browser', () => {
    expect(isComposing(key({ isComposing: true, keyCode: 229 }))).toBe(true); // Chrome, Firefox
    expect(isComposing(key({ isComposing: true }))).toBe(true);
    expect(isComposing(key({ keyCode: 229 }))).toBe(true); // Safari, after compositionend
  });

  it('should not be taken for the writer’s own', () => {
    expect(isComposing(key({}))).toBe(false);
  });
});
