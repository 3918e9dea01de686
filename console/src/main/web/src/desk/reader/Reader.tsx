import { Alert, Button, Center, Drawer, Loader, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ConversationPart } from '../../api/history';
import { ChannelIcon } from '../../look/icons';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { MessageView } from '../contact/MessageView';
import { useHistoryWords } from '../earlier/historyWords';
import type { ToRead } from '../earlier/reading';
import styles from './Reader.module.css';
import { useConversationParts } from './useConversationParts';

interface Props {
  opened: ToRead | null;
  onClose: () => void;
}

/** A conversation that is not on the desk, to be read beside it. */
export function Reader({ opened, onClose }: Props) {
  const words = useWords();
  const history = useHistoryWords();
  const parts = useConversationParts(opened);
  const head = parts.data?.pages[0];
  const title = head?.subject ?? head?.customerName ?? history.reader.title;
  return (
    <Drawer
      opened={opened !== null}
      onClose={onClose}
      position="right"
      size={620}
      zIndex={400}
      title={<Title head={head} text={title} />}
      closeButtonProps={{ 'aria-label': words.close }}
      classNames={{ body: styles.body, content: styles.content }}
    >
      {parts.data !== undefined ? (
        <Messages key={opened?.conversationId} opened={opened} parts={parts} />
      ) : parts.isError ? (
        <Alert color="red">
          <Text mb="sm">{problemText(parts.error, words)}</Text>
          <Button size="xs" variant="default" onClick={() => void parts.refetch()}>
            {words.retry}
          </Button>
        </Alert>
      ) : (
        <Center p="xl">
          <Loader aria-label={words.loading} />
        </Center>
      )}
    </Drawer>
  );
}

function Title({ head, text }: { head: ConversationPart | undefined; text: string }) {
  return (
    <span className={styles.title}>
      {head !== undefined && <ChannelIcon channel={head.channel} size={18} />}
      <span>
        {text}
        {head?.subject !== undefined && head.customerName !== undefined && (
          <span className={styles.customer}>{head.customerName}</span>
        )}
      </span>
    </span>
  );
}

interface MessagesProps {
  opened: ToRead | null;
  parts: ReturnType<typeof useConversationParts>;
}

function Messages({ opened, parts }: MessagesProps) {
  const words = useWords();
  const history = useHistoryWords();
  const pages = parts.data?.pages ?? [];
  const messages = pages.flatMap((page) => page.messages);
  const customerName = pages[0]?.customerName ?? words.customer.title;
  const found = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const sequence = opened?.sequence;
  useEffect(() => {
    if (sequence === undefined) {
      end.current?.scrollIntoView();
    } else {
      found.current?.scrollIntoView({ block: 'center' });
    }
  }, [sequence]);
  return (
    <>
      <Text className={styles.logged}>{history.reader.logged}</Text>
      {parts.hasPreviousPage && (
        <Button
          size="xs"
          variant="default"
          loading={parts.isFetchingPreviousPage}
          onClick={() => void parts.fetchPreviousPage()}
        >
          {history.reader.older}
        </Button>
      )}
      {messages.length === 0 && <Text c="var(--desk-muted)">{history.reader.empty}</Text>}
      <div className={styles.messages} role="region" aria-label={history.reader.title} tabIndex={0}>
        {messages.map((message) => (
          <div
            key={message.id}
            ref={message.sequence === sequence ? found : undefined}
            className={message.sequence === sequence ? styles.found : styles.one}
          >
            <MessageView message={message} customerName={customerName} />
          </div>
        ))}
      </div>
      {parts.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          loading={parts.isFetchingNextPage}
          onClick={() => void parts.fetchNextPage()}
        >
          {history.reader.newer}
        </Button>
      )}
      <div ref={end} />
    </>
  );
}
