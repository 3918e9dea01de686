import type { Words } from '../words';
import { element, icon, say } from './elements';

/** Below the gateway's largest frame, whatever the script. */
const MOST_BYTES = 12_000;

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
      maxlength: '10000',
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
      say(this.problem, '');
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
    // Enter that picks a word of an input method is not the end of a message
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  private send(): void {
    const text = this.field.value.trim();
    if (text === '') {
      return;
    }
    if (new TextEncoder().encode(JSON.stringify(text)).length > MOST_BYTES) {
      say(this.problem, this.words.tooLong);
      return;
    }
    this.field.value = '';
    this.grow();
    this.onSend(text);
    this.focus();
  }

  private grow(): void {
    this.field.style.blockSize = 'auto';
    this.field.style.blockSize = `${Math.min(this.field.scrollHeight + 2, 140)}px`;
  }
}
