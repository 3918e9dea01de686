import { describe, expect, it } from 'vitest';
import type { Message } from '../../api/gateway';
import { turnOf } from './turn';

const message = (direction: 'IN' | 'OUT', at: string, automatic = false): Message => ({
  id: at,
  sequence: 1,
  direction,
  author: { kind: 'CUSTOMER' },
  text: '',
  hasHtml: false,
  attachments: [],
  at,
  automatic,
  redacted: false,
});

describe('whose turn it is', () => {
  it('should be the agent’s since the customer wrote last', () => {
    expect(turnOf([message('OUT', '1'), message('IN', '2'), message('IN', '3')])).toEqual({ whose: 'AGENT', since: '3' });
  });

  it('should be the customer’s once the agent answered, also after a machine wrote', () => {
    expect(turnOf([message('IN', '1'), message('OUT', '2'), message('IN', '3', true)])).toEqual({
      whose: 'CUSTOMER',
      since: '2',
    });
  });

  it('should be nobody’s before anything was said', () => {
    expect(turnOf([])).toBeNull();
  });
});
