import type { components } from '@api/routing';
import type { Answer, Parts, PathWith } from './documents';

type ProblemBody = components['schemas']['ProblemBody'];

/** One thing wrong with what was sent. */
export type FieldFault = components['schemas']['FieldFault'];

/** An answer that says no: RFC 9457 problem details, or no answer at all (status 0). */
export class Problem extends Error {
  /** What is wrong with what was sent, field by field. */
  readonly errors: FieldFault[];
  /** Seconds until it may be tried again; without where that would not help. */
  readonly retryAfter?: number;
  /** Names this occurrence in the server's log. */
  readonly instance?: string;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    { errors, retryAfter, instance }: Partial<ProblemBody> = {},
  ) {
    super(detail);
    this.errors = errors ?? [];
    this.retryAfter = retryAfter;
    this.instance = instance;
  }
}

/** An id nobody guesses; `crypto.randomUUID` would need HTTPS. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A server that stays silent for so long is as good as unreachable. */
const patience = 15_000;

/** Told to the window when no answer came at all. */
export const unreachable = 'strowger:unreachable';

/** Nothing has to be given where nothing is mandatory. */
type Given<P> = object extends P ? [parts?: P] : [parts: P];

type Sent = { path?: object; query?: object; body?: unknown };
type Headed = RequestInit & { headers: Record<string, string> };

/** Reads what docs/api has at this path. */
export function get<P extends PathWith<'get'>>(path: P, ...parts: Given<Parts<P, 'get'>>): Promise<Answer<P, 'get'>> {
  return call(addressOf(path, parts[0] as Sent), { headers: {} });
}

/** Posts once, whatever the network does: the key makes a repeat harmless. */
export async function post<P extends PathWith<'post'>>(
  path: P,
  ...parts: Given<Parts<P, 'post'>>
): Promise<Answer<P, 'post'>> {
  const sent = (parts[0] ?? {}) as Sent;
  const address = addressOf(path, sent);
  const request: Headed = {
    method: 'POST',
    headers: { 'X-Strowger': '1', 'Idempotency-Key': randomId() },
  };
  if (sent.body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(sent.body);
  }
  try {
    return await call(address, request);
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 0) {
      return call(address, request);
    }
    throw failure;
  }
}

/** Replaces what is there; a repeat is as harmless as the version that goes along makes it. */
export const put = <P extends PathWith<'put'>>(path: P, ...parts: Given<Parts<P, 'put'>>): Promise<Answer<P, 'put'>> =>
  change('PUT', path, (parts[0] ?? {}) as Sent);

export const remove = <P extends PathWith<'delete'>>(
  path: P,
  ...parts: Given<Parts<P, 'delete'>>
): Promise<Answer<P, 'delete'>> => change('DELETE', path, (parts[0] ?? {}) as Sent);

function change<T>(method: string, path: AnyPath, sent: Sent): Promise<T> {
  const request: Headed = { method, headers: { 'X-Strowger': '1' } };
  if (sent.body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(sent.body);
  }
  return call(addressOf(path, sent), request);
}

type AnyPath = PathWith<'get'> | PathWith<'post'> | PathWith<'put'> | PathWith<'delete'>;

/** The address of a path of docs/api: `/api/gateway/messages/{id}/html`. */
export function addressOf(path: AnyPath, { path: ids = {}, query = {} }: Sent = {}): string {
  const filled = Object.entries(ids).reduce<string>(
    (address, [name, value]) => address.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`;
}

async function call<T>(address: string, request: Headed): Promise<T> {
  request.headers['Accept'] = 'application/json, application/problem+json';
  let answer: Response;
  try {
    answer = await fetch(address, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      ...request,
    });
  } catch {
    window.dispatchEvent(new Event(unreachable));
    throw new Problem(0, 'unreachable', '');
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as Partial<ProblemBody>;
    return new Problem(answer.status, body.code ?? 'internal', body.detail ?? body.title ?? '', body);
  } catch {
    return new Problem(answer.status, 'internal', '');
  }
}
