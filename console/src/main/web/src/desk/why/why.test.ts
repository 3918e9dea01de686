import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../format/formats';
import { de } from '../../words/de';
import { en } from '../../words/en';
import { anOffer } from '../state/fixtures';
import { whyMe } from './why';

const offer = anOffer('c-1.1', 'c-1');

describe('why me', () => {
  it('should name the ranking and what rules the others out', () => {
    const text = whyMe(offer, en, formatsFor('en')).join(' ');

    expect(text).toContain('Of 2 agents who can take it now, you have been free longest, since');
    expect(text).toContain('3 do not speak the language');
    expect(text).toContain('1 not available');
    expect(text).toContain('it arrived while you were free');
  });

  it('should say so when nobody else can take it', () => {
    const only = { ...offer, why: { ...offer.why, candidates: 1, ineligibleByRule: {} } };

    expect(whyMe(only, de, formatsFor('de'))[0]).toBe('Nur Sie können ihn gerade übernehmen.');
  });

  it('should pass over what a newer exchange says, and not claim a ranking that is not in force', () => {
    const newer = {
      ...offer,
      why: { ...offer.why, ranking: 'BEST_SKILLED', trigger: 'NEW_TRIGGER', ineligibleByRule: { NEW_RULE: 2 } },
    } as unknown as typeof offer;

    expect(whyMe(newer, en, formatsFor('en'))).toEqual([
      'Of 2 agents who can take it now, you suit it best.',
      'The others: 2 NEW_RULE.',
    ]);
  });

  it('should leave out a winner key that is not a time', () => {
    const odd = { ...offer, why: { ...offer.why, winnerKey: '7' } };

    expect(whyMe(odd, en, formatsFor('en'))[0]).toBe(
      'Of 2 agents who can take it now, you have been free longest.',
    );
  });
});
