import { describe, expect, it } from 'vitest';
import { faultsOf, type Form, isDirty, newForm } from './form';
import { en } from './words/en';

const form = (change: Partial<Form> = {}): Form => ({ code: 'thanks', language: 'en', title: 'Thanks', text: 'Thank you', ...change });

describe('the form of a canned reply', () => {
  it('should say at each field what is wrong', () => {
    expect(faultsOf(form(), en)).toEqual({});
    expect(faultsOf(form({ code: 'Thanks!' }), en)).toEqual({ code: en.faults.code });
    expect(faultsOf(form({ title: ' ', text: '' }), en)).toEqual({ title: en.faults.title, text: en.faults.text });
    expect(faultsOf(form({ text: 'Dear {{ customerName }}, {{nobody}}' }), en).text).toBe(en.faults.unknown('nobody'));
    expect(faultsOf(form({ text: 'Dear {{customerName' }), en).text).toBe(en.faults.open);
  });

  it('should know whether something is not saved', () => {
    expect(isDirty(newForm('de'), undefined)).toBe(false);
    expect(isDirty(form(), undefined)).toBe(true);
  });
});
