/** Listeners are told at most once in so many ms: as often as a screen can show it. */
const frame = 16;

/** State that lives beside the page: an action changes it at once, a burst of them is told in one. */
export class Store<S, A> {
  readonly #change: (state: S, action: A) => S;
  readonly #listeners = new Set<() => void>();
  #state: S;
  #toldAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(change: (state: S, action: A) => S, state: S) {
    this.#change = change;
    this.#state = state;
  }

  get state(): S {
    return this.#state;
  }

  readonly dispatch = (action: A): void => {
    const next = this.#change(this.#state, action);
    if (next !== this.#state) {
      this.#state = next;
      this.#tellSoon();
    }
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** At once when it was quiet: a single event never waits. */
  #tellSoon(): void {
    const wait = this.#toldAt + frame - performance.now();
    if (wait <= 0) {
      this.#tell();
    } else {
      this.#timer ??= setTimeout(this.#tell, wait);
    }
  }

  readonly #tell = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    this.#listeners.forEach((listener) => listener());
  };
}
