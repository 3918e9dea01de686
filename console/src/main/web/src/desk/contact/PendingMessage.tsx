import { Button } from '@mantine/core';
import type { Message } from '../../api/gateway';
import { AlertIcon, ClipIcon, ClockIcon } from '../../look/icons';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import type { Outgoing } from '../outbox/outgoing';
import { useOutbox } from '../outbox/useOutbox';
import { newestOf } from '../state/live';
import styles from './Conversation.module.css';
import { takeBack } from './drafts';

/** An answer the server has not taken yet: it waits in sight, or says why it was refused. */
export function PendingMessage({ entry, messages }: { entry: Outgoing; messages: Message[] }) {
  const words = useWords();
  const { userId } = useSignedIn();
  const box = useOutbox();
  const refused = entry.state === 'REFUSED';
  const edit = () => {
    takeBack(localStorage, userId, entry.contactId, entry.text, entry.files ?? [], newestOf(messages), Date.now());
    box.discard(entry.id);
    document.getElementById('composer-input')?.focus();
  };
  return (
    <article className={`${styles.message} ${styles.out} ${styles.pending}`} data-testid="pending">
      <div className={styles.meta}>
        <span className={styles.author}>{words.conversation.you}</span>
      </div>
      <div className={styles.text}>{entry.text}</div>
      {(entry.files ?? []).map((file) => (
        <div key={file.clientId} className={styles.foot}>
          <ClipIcon size={13} /> <bdi>{file.name}</bdi>
        </div>
      ))}
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
            {entry.code === 'newer_message' || entry.code === 'message_id_used' ? words.outbox.sendAnyway : words.outbox.again}
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
