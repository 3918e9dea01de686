import type { WidgetStatus } from '../protocol';

const LOOK_AGAIN = 30_000;
const SOONEST = 5_000;

export interface ServiceListener {
  onStatus(status: WidgetStatus): void;
  /** This page may not show the chat, or there is no such chat. */
  onRefused(): void;
  /** Whether the customer looks at a chat in which nothing goes on. */
  isWanted(): boolean;
}

/** Asks what a customer would find: once at the start, then as long as she looks and has not written. */
export class ServiceWatch {
  private again: ReturnType<typeof setTimeout> | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(
    private readonly address: string,
    private readonly locale: string,
    private readonly fetcher: typeof fetch,
    private readonly listener: ServiceListener,
  ) {}

  start(): void {
    void this.ask();
  }

  /** She may look now, where she did not before. */
  look(): void {
    if (this.listener.isWanted() && Date.now() - this.askedAt >= LOOK_AGAIN) {
      void this.ask();
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.again);
  }

  private async ask(): Promise<void> {
    clearTimeout(this.again);
    this.askedAt = Date.now();
    let pause = LOOK_AGAIN;
    try {
      const answer = await this.fetcher(`${this.address}/status?locale=${encodeURIComponent(this.locale)}`, {
        credentials: 'omit',
        signal: AbortSignal.timeout(10_000),
      });
      if (this.stopped) {
        return;
      }
      if (answer.status === 403 || answer.status === 404) {
        this.stop();
        this.listener.onRefused();
        return;
      }
      if (answer.ok) {
        const status = (await answer.json()) as WidgetStatus;
        this.listener.onStatus(status);
        pause = pauseUntil(status);
      }
    } catch {
      // no line: the session says so
    }
    if (!this.stopped) {
      this.again = setTimeout(() => this.lookAgain(), pause);
    }
  }

  private lookAgain(): void {
    if (this.listener.isWanted()) {
      void this.ask();
    }
  }
}

/** The hours may make it another sooner. */
function pauseUntil({ openUntil, opensAt }: WidgetStatus): number {
  const left = Date.parse(openUntil ?? opensAt ?? '') - Date.now();
  return left > 0 && left < LOOK_AGAIN ? Math.max(SOONEST, left + 1_000) : LOOK_AGAIN;
}
