import { Alert, Button, Text } from '@mantine/core';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Case } from '../../api/cases';
import type { Conversation, Message } from '../../api/gateway';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { pendingOf } from '../outbox/outgoing';
import { useOutgoing } from '../outbox/useOutbox';
import styles from './Conversation.module.css';
import { MessageView, NoteView } from './MessageView';
import { PendingMessage } from './PendingMessage';
import { useScrollPlace } from './useScrollPlace';

interface Props {
  conversation: Conversation;
  openCase: Case | undefined;
  customerName: string;
}

/** All that was said and noted, in its order, then what is on its way. */
export function Log({ conversation, openCase, customerName }: Props) {
  const words = useWords();
  const { userId } = useSignedIn();
  const log = useRef<HTMLDivElement>(null);
  const { contactId, messages } = conversation;
  const entries = useMemo(() => entriesOf(messages, openCase, customerName), [messages, openCase, customerName]);
  const pending = pendingOf(useOutgoing(), contactId, messages, userId);
  const { atEnd, toEnd, onScroll } = useScrollPlace(
    log,
    contactId,
    [entries.length, ...pending.map((entry) => entry.state)].join(' '),
  );
  const voice = conversation.channel === 'VOICE';
  return (
    <div style={{ position: 'relative', minHeight: 0, display: 'grid' }}>
      <div
        ref={log}
        id="conversation-log"
        className={styles.log}
        role="log"
        aria-live="polite"
        aria-label={words.conversation.title}
        tabIndex={0}
        onScroll={onScroll}
      >
        {conversation.possibleReplyTo !== undefined && (
          <Alert color="yellow" p="xs">
            {words.conversation.possibleReply}
          </Alert>
        )}
        {entries.length === 0 && (
          <Text c="var(--desk-muted)">{voice ? words.calls.noMessages : words.conversation.empty}</Text>
        )}
        {entries.map((entry) => (
          <div key={entry.key} style={{ display: 'contents' }}>
            {entry.view}
          </div>
        ))}
        {pending.map((entry) => (
          <PendingMessage key={entry.id} entry={entry} messages={messages} />
        ))}
      </div>
      {!atEnd && (
        <Button size="xs" variant="default" onClick={toEnd} className={styles.toEnd}>
          ↓<span className="visually-hidden">{words.conversation.newerBelow}</span>
        </Button>
      )}
    </div>
  );
}

type Entry = { at: number; key: string; view: ReactNode };

/** Messages keep their sequence whatever their clocks say; notes stand between by time. */
function entriesOf(messages: Message[], openCase: Case | undefined, customerName: string): Entry[] {
  let latest = 0;
  const said = messages.map((message) => {
    latest = Math.max(latest, Date.parse(message.at));
    return { at: latest, key: message.id, view: <MessageView message={message} customerName={customerName} /> };
  });
  const noted = (openCase?.notes ?? []).map((note) => ({
    at: Date.parse(note.at),
    key: note.id,
    view: <NoteView note={note} />,
  }));
  return [...said, ...noted].sort((one, other) => one.at - other.at);
}
