import { useSeconds } from '../../clock/seconds';
import { useLanguage, useWords } from '../../words/words';
import { useLiveState } from '../feed/stores';
import styles from './Conversation.module.css';
import { useIsTyping } from './useIsTyping';

/** Whether a chat's customer is there, and for how long she is not. */
export function CustomerPresence({ contactId }: { contactId: string }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const presence = useLiveState(({ contacts }) => contacts[contactId]?.presence);
  const since = useLiveState(({ contacts }) => contacts[contactId]?.presenceSince);
  if (presence === undefined) {
    return null;
  }
  const away = formats.duration((Date.now() - (since ?? Date.now())) / 1000);
  return (
    <span className={styles.presence}>
      <span className={styles.presenceDot} data-presence={presence} />
      <span className="numerals">
        {presence === 'AWAY' ? words.customerLive.AWAY(away) : (words.customerLive[presence] ?? presence)}
      </span>
    </span>
  );
}

/** Keeps its height, so that nothing jumps when the customer begins to type. */
export function TypingLine({ contactId, name }: { contactId: string; name: string }) {
  const words = useWords();
  const typing = useIsTyping(contactId);
  return <div className={styles.typing}>{typing && words.customerLive.typing(name)}</div>;
}
