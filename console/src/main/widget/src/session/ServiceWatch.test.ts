import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WidgetStatus } from '../protocol';
import { ServiceWatch } from './ServiceWatch';

type Answer = { status: number; body?: WidgetStatus } | 'no line';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T10:00:00Z') });
});
afterEach(() => vi.useRealTimers());

function watching(...answers: Answer[]) {
  const asked: string[] = [];
  const told: string[] = [];
  const looks = { wanted: true };
  const fetcher = (async (input: string) => {
    asked.push(input);
    const answer = answers.shift() ?? { status: 200, body: { state: 'OPEN' } };
    if (answer === 'no line') {
      throw new TypeError('Failed to fetch');
    }
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status });
  }) as typeof fetch;
  const watch = new ServiceWatch('https://gw.example/chat/support', 'de-AT', fetcher, {
    onStatus: (status) => told.push(status.state),
    onRefused: () => told.push('refused'),
    isWanted: () => looks.wanted,
  });
  return { watch, asked, told, looks };
}

describe('TR10: what she finds', () => {
  it('should be asked at the start, in her language, and each half minute while she looks', async () => {
    const { watch, asked, told, looks } = watching({ status: 200, body: { state: 'NOBODY' } });
    watch.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['https://gw.example/chat/support/status?locale=de-AT']);
    expect(told).toEqual(['NOBODY']);

    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toEqual(['NOBODY', 'OPEN']);

    looks.wanted = false;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveLength(2);
    looks.wanted = true;
    watch.look();
    watch.look();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(3);
  });

  it('should be asked at the closing and at the opening', async () => {
    const { watch, told } = watching(
      { status: 200, body: { state: 'OPEN', openUntil: '2026-01-01T10:00:10Z' } },
      { status: 200, body: { state: 'DEFERRED', opensAt: '2026-01-01T10:00:25Z' } },
    );
    watch.start();
    await vi.advanceTimersByTimeAsync(11_500);
    expect(told).toEqual(['OPEN', 'DEFERRED']);
    await vi.advanceTimersByTimeAsync(15_500);
    expect(told).toEqual(['OPEN', 'DEFERRED', 'OPEN']);
  });

  it('should be asked again after a cut, and no more once it is stopped', async () => {
    const { watch, asked, told } = watching('no line', { status: 503 });
    watch.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['OPEN']);

    watch.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(3);
  });
});

describe('TR15: a page that may not show the chat', () => {
  it.each([403, 404])('should be told at the first answer (%i), once', async (status) => {
    const { watch, asked, told } = watching({ status });
    watch.start();
    await vi.advanceTimersByTimeAsync(120_000);

    expect(told).toEqual(['refused']);
    expect(asked).toHaveLength(1);
  });
});
