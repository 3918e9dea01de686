/** Says up to which message of a customer the agent has read, each number once, while she looks. */
export class ReadSignal {
  #said = 0;
  readonly #send: (sequence: number) => boolean;

  constructor(send: (sequence: number) => boolean) {
    this.#send = send;
  }

  /** This is the newest message on her screen; what could not be said is said with the next look. */
  shown(newest: number, looks: boolean): void {
    if (looks && newest > this.#said && this.#send(newest)) {
      this.#said = newest;
    }
  }
}
