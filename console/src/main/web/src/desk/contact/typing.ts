const again = 3_000;
const forgotten = 6_000;

/** Says when the customer should hear that the agent types: at most every three seconds. */
export class TypingSignal {
  #saidAt: number | undefined;
  #saidWhat = '';
  readonly #send: (on: boolean) => void;

  constructor(send: (on: boolean) => void) {
    this.#send = send;
  }

  /** The text changed; an empty one means she stopped. */
  changed(text: string, now: number): void {
    if (text.trim() === '') {
      this.stopped(now);
    } else if (text !== this.#saidWhat && (this.#saidAt === undefined || now - this.#saidAt >= again)) {
      this.#saidAt = now;
      this.#saidWhat = text;
      this.#send(true);
    }
  }

  /** She sent, or turned to another contact; said only while the other side still believes she types. */
  stopped(now: number): void {
    if (this.#saidAt !== undefined && now - this.#saidAt < forgotten) {
      this.#send(false);
    }
    this.#saidAt = undefined;
    this.#saidWhat = '';
  }
}
