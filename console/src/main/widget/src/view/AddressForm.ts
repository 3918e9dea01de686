import { type Address, type Chat, isAnsweredLater } from '../state/chat';
import type { Words } from '../words';
import { element, say } from './elements';

/** Asks for an address for the answer when nobody answers now. */
export class AddressForm {
  readonly element: HTMLFormElement;
  private readonly field: HTMLInputElement;
  private readonly line: HTMLElement;
  private readonly why: HTMLElement;
  private readonly told = element('p', { class: 'told', role: 'status' });

  constructor(
    private readonly words: Words,
    onLeave: (address: string) => void,
  ) {
    this.field = element('input', {
      type: 'email',
      name: 'email',
      autocomplete: 'email',
      maxlength: '254',
      placeholder: 'name@example.com',
      'aria-label': words.address,
    });
    this.why = element('p', {}, words.addressWhy);
    this.line = element('div', { class: 'line' }, this.field, element('button', { type: 'submit', class: 'plain' }, words.addressLeave));
    this.element = element('form', { class: 'address', novalidate: true }, this.why, this.line, this.told);
    this.element.hidden = true;
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      const address = this.field.value.trim();
      if (address !== '') {
        onLeave(address);
      }
    });
  }

  show(chat: Chat): void {
    this.element.hidden = !isAnsweredLater(chat) || chat.line === 'refused';
    const settled = chat.address === 'kept';
    this.why.hidden = settled;
    this.line.hidden = settled;
    say(this.told, this.sayOf(chat.address));
    this.told.hidden = this.told.textContent === '';
    this.field.setAttribute('aria-invalid', String(chat.address === 'refused'));
  }

  private sayOf(address: Address): string {
    switch (address) {
      case 'told':
        return this.words.addressTold;
      case 'kept':
        return this.words.addressKept;
      case 'refused':
        return this.words.addressRefused;
      default:
        return '';
    }
  }
}
