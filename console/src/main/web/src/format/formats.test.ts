import { describe, expect, it } from 'vitest';
import { duration, formatsFor } from './formats';

describe('formats', () => {
  it('should write durations as a clock', () => {
    expect([7, 750, 3725, 90_000, -3].map(duration)).toEqual(['0:07', '12:30', '1:02:05', '25:00:00', '0:00']);
  });

  it('should name languages in the language of the reader', () => {
    expect(formatsFor('de').languageName('fr')).toBe('Französisch');
    expect(formatsFor('en').languageName('fr')).toBe('French');
    expect(formatsFor('en').languageName('not a tag')).toBe('not a tag');
  });

  it('should write sizes for people', () => {
    expect(formatsFor('en').bytes(0)).toBe('0 byte');
    expect(formatsFor('en').bytes(2_097_152)).toBe('2 MB');
  });
});
