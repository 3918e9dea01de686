import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, get, Problem } from './http';

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('should be addressed as its document says, whatever an id consists of', () => {
    const path = '/api/gateway/contacts/{contactId}';

    expect(addressOf(path, { path: { contactId: 'a b/c' }, query: { at: 7 } })).toBe('/api/gateway/contacts/a%20b%2Fc?at=7');
    expect(addressOf(path, { path: { contactId: 'c-1' }, query: { at: undefined } })).toBe('/api/gateway/contacts/c-1');
  });

  it('should be refused with all that the problem says', async () => {
    const errors = [{ pointer: '/text', code: 'invalid_value', message: 'Expected a text but got none' }];
    const body = { code: 'too_many_tickets', detail: 'Expected fewer', instance: 'urn:uuid:1', retryAfter: 12, errors };
    vi.stubGlobal('fetch', async () => Response.json(body, { status: 429 }));

    const refused = await get('/api/console/me').catch((failure: unknown) => failure);

    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ ...body, status: 429 });
  });

  it('should be refused as broken when the answer is no problem', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));

    const refused = await get('/api/console/me').catch((failure: unknown) => failure);

    expect(refused).toMatchObject({ status: 502, code: 'internal', errors: [] });
  });
});
