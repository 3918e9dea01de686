/** An answer that says no: RFC 9457 problem details, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail);
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

export function get<T>(path: string): Promise<T> {
  return call<T>(path, { headers: {} });
}

/** Posts once, whatever the network does: the key makes a repeat harmless. */
export async function post<T>(path: string, body?: unknown): Promise<T> {
  const request: RequestInit & { headers: Record<string, string> } = {
    method: 'POST',
    headers: { 'X-Strowger': '1', 'Idempotency-Key': randomId() },
  };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  try {
    return await call<T>(path, request);
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 0) {
      return call<T>(path, request);
    }
    throw failure;
  }
}

async function call<T>(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<T> {
  request.headers['Accept'] = 'application/json, application/problem+json';
  let answer: Response;
  try {
    answer = await fetch(path, {
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
    const body = (await answer.json()) as { code?: string; detail?: string; title?: string };
    return new Problem(answer.status, body.code ?? 'internal', body.detail ?? body.title ?? '');
  } catch {
    return new Problem(answer.status, 'internal', '');
  }
}
