import type { Ticket, TicketPost } from '../protocol';

/** What a site's server says about its user; without it the visitor is anonymous. */
export type Identity = { userId: string; hash: string } | { jwt: string };

/** Why there is no ticket, and whether asking again can help. */
export class NoTicket extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`Expected a ticket but the answer was ${status}`);
  }

  /** It was not believed who the visitor is. */
  get isDoubted(): boolean {
    return this.status === 401;
  }

  /** The widget does not exist, or not for this site, or the request will never do. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }
}

/** Exchanges who the visitor is for a ticket that opens one socket within seconds. */
export async function buyTicket(
  fetcher: typeof fetch,
  address: string,
  visitorToken: string | undefined,
  identity: Identity | undefined,
): Promise<Ticket> {
  const answer = await fetcher(`${address}/tickets`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ visitorToken, identity } satisfies TicketPost),
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) {
    const seconds = Number(answer.headers.get('Retry-After'));
    throw new NoTicket(answer.status, seconds > 0 ? seconds : undefined);
  }
  return (await answer.json()) as Ticket;
}
