import type { Message } from '../../api/gateway';

/** Who has to act next in a written conversation, and since when. */
export interface Turn {
  whose: 'AGENT' | 'CUSTOMER';
  since: string;
}

/** The last word decides; what machines send changes no turn. */
export function turnOf(messages: Message[]): Turn | null {
  const last = messages.findLast((message) => message.automatic !== true);
  return last === undefined ? null : { whose: last.direction === 'IN' ? 'AGENT' : 'CUSTOMER', since: last.at };
}
