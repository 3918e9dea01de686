import { Button } from '@mantine/core';
import { AlertIcon, ClockIcon } from '../../app/icons';
import type { Message } from '../../api/gateway';
import { useWords } from '../../words/words';
import styles from '../contact/Conversation.module.css';
import { takeBack } from '../contact/drafts';
import { useDesk } from '../feed/useDesk';
import { newestOf } from '../state/live';
import type { Outgoing } from './outgoing';

/** An answer the server has not taken yet: it waits in sight, or says why it was refused. */
export function PendingMessage({ entry, messages }: { entry: Outgoing; messages: Message[] }) {
  const words = useWords();
  const { me, sending } = useDesk();
  const { box } = sending;
  const refused = entry.state === 'REFUSED';
  const edit = () => {
    takeBack(localStorage, me.userId, entry.contactId, entry.text, newestOf(messages), Date.now());
    box.discard(entry.id);
    document.getElementById('composer-input')?.focus();
  };
  return (
    <article className={`${styles.message} ${styles.out} ${styles.pending}`} data-testid="pending">
      <div className={styles.meta}>
        <span className={styles.author}>{words.conversation.you}</span>
      </div>
      <div className={styles.text}>{entry.text}</div>
      <div className={`${styles.foot} ${refused ? styles.failed : ''}`}>
        {refused ? <AlertIcon size={13} /> : <ClockIcon size={13} />}
        <span>
          {entry.state === 'REFUSED'
            ? words.outbox.refused(words.problems[entry.code ?? ''] ?? words.problems.internal ?? '')
            : words.outbox[entry.state]}
        </span>
      </div>
      {refused && (
        <div className={styles.choices}>
          <Button size="compact-sm" onClick={() => box.retry(entry.id, newestOf(messages))}>
            {entry.code === 'newer_message' ? words.outbox.sendAnyway : words.outbox.again}
          </Button>
          <Button size="compact-sm" variant="default" onClick={edit}>
            {words.outbox.edit}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => box.discard(entry.id)}>
            {words.outbox.discard}
          </Button>
        </div>
      )}
    </article>
  );
}
