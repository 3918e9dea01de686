import { describe, expect, it } from 'vitest';
import { en } from '../../words/en';
import { nameOf } from './nameOf';

const known = (kind: string, value: string, name?: string) => nameOf({ id: 'k-1', name, identities: [{ kind, value }] }, en);

describe('the name of a customer', () => {
  it('should be her own, else her address', () => {
    expect(known('email', 'ada@example.org', 'Ada')).toBe('Ada');
    expect(known('phone', '+4930901820')).toBe('+4930901820');
  });

  it('should tell visitors apart without spelling out their ids', () => {
    expect(known('visitor', 'vi-3e6133b9-8fa06b5153c4')).toBe('Visitor 53c4');
  });

  it('should be said also before anything is known', () => {
    expect(nameOf(undefined, en)).toBe('Customer');
  });
});
