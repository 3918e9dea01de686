import { useLanguage, useWords } from '../../words/words';
import { useDesk, useSeconds } from '../feed/useDesk';
import { isTyping } from '../state/live';
import styles from './Conversation.module.css';

/** Whether a chat's customer is there, and for how long she is not. */
export function CustomerPresence({ contactId }: { contactId: string }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const { live } = useDesk();
  const contact = live.state.contacts[contactId];
  if (contact?.presence === undefined) {
    return null;
  }
  const away = formats.duration((Date.now() - (contact.presenceSince ?? Date.now())) / 1000);
  return (
    <span className={styles.presence}>
      <span className={styles.presenceDot} data-presence={contact.presence} />
      <span className="numerals">
        {contact.presence === 'AWAY' ? words.customerLive.AWAY(away) : words.customerLive[contact.presence]}
      </span>
    </span>
  );
}

/** Keeps its height, so that nothing jumps when the customer begins to type. */
export function TypingLine({ contactId, name }: { contactId: string; name: string }) {
  useSeconds();
  const words = useWords();
  const { live } = useDesk();
  return (
    <div className={styles.typing}>
      {isTyping(live.state.contacts[contactId], Date.now()) && words.customerLive.typing(name)}
    </div>
  );
}
