const between = 1_000;

/** Tells that somebody acts: at once, then once a second as long as she does; the last act is told too. */
export class Activity {
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  note(): void {
    if (this.#timer !== undefined) {
      this.#again = true;
      return;
    }
    this.#tell();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#again) {
        this.#again = false;
        this.note();
      }
    }, between);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
  }
}
