import { describe, expect, it } from 'vitest';
import type { CannedReply } from '../../api/canned';
import { choose, fill, slashBefore } from './fill';

const reply = (code: string, language: string, text = ''): CannedReply => ({
  id: `${code}-${language}`,
  code,
  language,
  title: `About ${code}`,
  text,
  placeholders: [],
  changedBy: 'u-2001',
  changedAt: '2026-01-02T10:00:00Z',
  version: 1,
});

const values = { customerName: 'Ada', agentName: 'Anna', caseNumber: undefined, queueName: 'Support', today: '2 January' };

describe('a canned reply', () => {
  it('should be filled with what is known', () => {
    expect(fill(reply('a', 'en', 'Dear {{customerName}}, {{ agentName }} of {{queueName}}'), values)).toEqual({
      text: 'Dear Ada, Anna of Support',
      missing: [],
      caret: 25,
    });
  });

  it('should name what is not known, leave it out and lead the writer there', () => {
    const filled = fill(reply('a', 'en', 'Case {{caseNumber}}: again {{caseNumber}}.'), values);

    expect(filled).toEqual({ text: 'Case : again .', missing: ['caseNumber'], caret: 5 });
  });

  it('should not fill what a customer is called like', () => {
    expect(fill(reply('a', 'en', 'Dear {{customerName}}'), { ...values, customerName: '{{agentName}}' }).text).toBe(
      'Dear {{agentName}}',
    );
  });

  it('should be asked for by a slash at the start of a word', () => {
    expect(slashBefore('/tha', 4)).toEqual({ from: 0, query: 'tha' });
    expect(slashBefore('Hello\n/', 7)).toEqual({ from: 6, query: '' });
    expect(slashBefore('and/or', 6)).toBeNull();
    expect(slashBefore('https://x', 9)).toBeNull();
    expect(slashBefore('/done here', 10)).toBeNull();
  });

  it('should come in the customer’s language first', () => {
    const all = [reply('thanks', 'en'), reply('thanks', 'de-AT'), reply('hours', 'de'), reply('with-thanks', 'de')];

    expect(choose(all, 'tha', 'de').map((one) => one.id)).toEqual(['thanks-de-AT', 'with-thanks-de', 'thanks-en']);
    expect(choose(all, 'none', 'de')).toEqual([]);
  });
});
