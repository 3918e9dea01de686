import { describe, expect, it } from 'vitest';
import { partsOf } from './parts';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('TR11: a long text', () => {
  it('should be sent as it is when one message carries it', () => {
    expect(partsOf('  Hello,\n\nwhere is my parcel?  ')).toEqual(['Hello,\n\nwhere is my parcel?']);
    expect(partsOf('   ')).toEqual([]);
  });

  it('should lose no word, whatever is pasted', () => {
    const log = Array.from({ length: 301 }, (_, line) => `line ${line + 1} of the error log of my application`).join('\n');

    const parts = partsOf(log);

    expect(parts.length).toBe(2);
    expect(words(parts.join('\n'))).toEqual(words(log));
    expect(parts.every((part) => part.length <= 10_000)).toBe(true);
    expect(parts[1]).toMatch(/^line \d+ of/);
  });

  it('should count bytes too, and tear no character', () => {
    for (const character of ['語', '😀', 'x', '\u0001']) {
      const parts = partsOf(character.repeat(9_000));

      expect(parts.join('')).toBe(character.repeat(9_000));
      expect(parts.every((part) => new TextEncoder().encode(JSON.stringify(part)).length <= 12_000)).toBe(true);
      expect(parts.every((part) => part.isWellFormed())).toBe(true);
    }
  });
});
