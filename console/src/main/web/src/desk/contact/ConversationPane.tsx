import { Alert, Button, Center, Loader, Text } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ChannelIcon } from '../../app/icons';
import { problemText } from '../../app/problems';
import type { Case } from '../../api/cases';
import type { Conversation, Message } from '../../api/gateway';
import { useLanguage } from '../../words/words';
import { useDesk } from '../feed/useDesk';
import styles from './Conversation.module.css';
import { MessageView, NoteView } from './MessageView';
import type { useConversation } from './queries';

interface Props {
  conversation: ReturnType<typeof useConversation>;
  openCase: Case | undefined;
  queueId: string;
  actions?: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
}

/** The conversation as it was written, private notes between. */
export function ConversationPane({ conversation, openCase, queueId, actions, above, below }: Props) {
  const { words, formats } = useLanguage();
  const { queueName } = useDesk();
  const { data } = conversation;
  const customerName = data?.customer.name ?? data?.customer.identities[0]?.value ?? words.conversation.customer;
  const subject = data?.messages.findLast((message) => message.subject !== undefined)?.subject;
  return (
    <section className={styles.pane} aria-label={words.conversation.title}>
      <div>
        {above}
        <div className={styles.head}>
          {data !== undefined && <ChannelIcon channel={data.channel} size={22} />}
          <div className={styles.subject}>
            <h2>{subject ?? customerName}</h2>
            <div className={styles.line}>
              {subject !== undefined && `${customerName} · `}
              {queueName(queueId)}
              {data?.language !== undefined && ` · ${formats.languageName(data.language.tag)}`}
            </div>
          </div>
          {actions}
        </div>
      </div>
      {data !== undefined ? (
        <Log conversation={data} openCase={openCase} customerName={customerName} />
      ) : conversation.isError ? (
        <Center p="md">
          <Alert color="red">
            <Text mb="sm">{problemText(conversation.error, words)}</Text>
            <Button size="xs" onClick={() => void conversation.refetch()}>
              {words.retry}
            </Button>
          </Alert>
        </Center>
      ) : (
        <Center>
          <Loader aria-label={words.loading} />
        </Center>
      )}
      <div>{below}</div>
    </section>
  );
}

type Entry = { at: string; key: string; view: ReactNode };

function entriesOf(messages: Message[], openCase: Case | undefined, customerName: string): Entry[] {
  const said = messages.map((message) => ({
    at: message.at,
    key: message.id,
    view: <MessageView message={message} customerName={customerName} />,
  }));
  const noted = (openCase?.notes ?? []).map((note) => ({
    at: note.at,
    key: note.id,
    view: <NoteView note={note} />,
  }));
  return [...said, ...noted].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Follows new entries at the end, unless the reader has scrolled up. */
function Log({
  conversation,
  openCase,
  customerName,
}: {
  conversation: Conversation;
  openCase: Case | undefined;
  customerName: string;
}) {
  const { words } = useLanguage();
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const followed = useRef(true);
  const entries = useMemo(
    () => entriesOf(conversation.messages, openCase, customerName),
    [conversation.messages, openCase, customerName],
  );
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });
  useEffect(() => {
    if (atEnd) {
      toEnd();
    }
  }, [entries.length, atEnd]);
  useEffect(() => {
    const box = log.current;
    const onResize = new ResizeObserver(() => {
      if (box !== null && followed.current) {
        box.scrollTo({ top: box.scrollHeight });
      }
    });
    if (box !== null) {
      onResize.observe(box);
    }
    return () => onResize.disconnect();
  }, []);
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
        onScroll={(event) => {
          const box = event.currentTarget;
          followed.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48;
          setAtEnd(followed.current);
        }}
      >
        {conversation.possibleReplyTo !== undefined && (
          <Alert color="yellow" p="xs">
            {words.conversation.possibleReply}
          </Alert>
        )}
        {entries.length === 0 && <Text c="var(--desk-muted)">{words.conversation.empty}</Text>}
        {entries.map((entry) => (
          <div key={entry.key} style={{ display: 'contents' }}>
            {entry.view}
          </div>
        ))}
      </div>
      {!atEnd && (
        <Button
          size="xs"
          variant="default"
          onClick={toEnd}
          style={{ position: 'absolute', bottom: 12, left: '50%', transform: 'translateX(-50%)' }}
        >
          ↓
          <span className="visually-hidden">{words.conversation.newerBelow}</span>
        </Button>
      )}
    </div>
  );
}
