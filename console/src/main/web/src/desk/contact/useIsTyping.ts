import { useEachSecond } from '../../clock/seconds';
import { useLiveState } from '../feed/stores';
import { isTyping } from '../state/live';

/** Whether the customer types; she is believed to have stopped when nothing more is heard. */
export function useIsTyping(contactId: string): boolean {
  const typingAt = useLiveState(({ contacts }) => contacts[contactId]?.typingAt);
  return useEachSecond(() => isTyping({ typingAt }, Date.now()));
}
