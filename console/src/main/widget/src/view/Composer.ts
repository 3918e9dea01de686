import type { Words } from '../words';
import { element, icon, say } from './elements';
import { partsOf } from './parts';

/** A customer who pastes more than so many messages means a file. */
const MOST_PARTS = 5;

/** Where the customer writes: Enter sends, Shift+Enter begins a line. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly field: HTMLTextAreaElement;
  private readonly problem: HTMLElement;

  constructor(
    private readonly words: Words,
    private readonly onSend: (text: string) => void,
    onTyping: () => void,
  ) {
    this.field = element('textarea', {
      rows: '1',
      dir: 'auto',
      placeholder: words.placeholder,
      'aria-label': words.message,
      'aria-describedby': 'composer-problem',
    });
    this.problem = element('p', { class: 'problem', id: 'composer-problem', role: 'alert' });
    this.element = element(
      'form',
      { class: 'composer' },
      this.problem,
      element(
        'div',
        { class: 'line' },
        this.field,
        element('button', { class: 'send', type: 'submit', 'aria-label': words.send, title: words.send }, icon('M4 12 20 4l-6 16-3-7z')),
      ),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    this.field.addEventListener('keydown', (event) => this.onKey(event));
    this.field.addEventListener('input', () => {
      say(this.problem, this.hint());
      this.grow();
      if (this.field.value !== '') {
        onTyping();
      }
    });
  }

  focus(): void {
    this.field.focus();
  }

  private onKey(event: KeyboardEvent): void {
    // Enter that picks a word of an input method is not the end of a message; 229 is Safari's word for it
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      this.send();
    }
  }

  private send(): void {
    const parts = partsOf(this.field.value);
    if (parts.length === 0 || parts.length > MOST_PARTS) {
      return; // the hint says why
    }
    this.field.value = '';
    this.grow();
    say(this.problem, '');
    parts.forEach((part) => this.onSend(part));
    this.focus();
  }

  /** What becomes of a text that is too long for one message. */
  private hint(): string {
    if (this.field.value.length < 2_000) {
      return '';
    }
    const parts = partsOf(this.field.value).length;
    if (parts > MOST_PARTS) {
      return this.words.tooLong(this.field.value.length);
    }
    return parts > 1 ? this.words.inParts(parts) : '';
  }

  private grow(): void {
    this.field.style.blockSize = 'auto';
    this.field.style.blockSize = `${Math.min(this.field.scrollHeight + 2, 140)}px`;
  }
}
