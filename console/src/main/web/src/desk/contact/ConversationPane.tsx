import { Alert, Button, Center, Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Case } from '../../api/cases';
import { ChannelIcon } from '../../look/icons';
import { problemText } from '../../words/problems';
import { useLanguage } from '../../words/words';
import { nameOf } from '../customer/nameOf';
import { useQueueName } from '../plan/plan';
import type { useConversation } from '../queries/conversation';
import styles from './Conversation.module.css';
import { CustomerPresence, TypingLine } from './CustomerPresence';
import { Log } from './Log';

interface Props {
  conversation: ReturnType<typeof useConversation>;
  openCase: Case | undefined;
  queueId: string;
  actions?: ReactNode;
  above?: ReactNode;
  /** What is read before all that was said. */
  first?: ReactNode;
  below?: ReactNode;
}

/** The conversation as it was written, private notes between. */
export function ConversationPane({ conversation, openCase, queueId, actions, above, first, below }: Props) {
  const { words, formats } = useLanguage();
  const queueName = useQueueName();
  const { data } = conversation;
  const customerName = nameOf(data?.customer, words);
  const subject = data?.messages.findLast((message) => message.subject !== undefined)?.subject;
  return (
    <section className={styles.pane} aria-label={words.conversation.title}>
      <div>
        {above}
        <div className={styles.head}>
          {data !== undefined && <ChannelIcon channel={data.channel} size={22} />}
          <div className={styles.subject}>
            <h2 title={subject ?? customerName}>{subject ?? customerName}</h2>
            <div className={styles.line}>
              {subject !== undefined && `${customerName} · `}
              {queueName(queueId)}
              {data?.language !== undefined && ` · ${formats.languageName(data.language.tag)}`}
              {data !== undefined && <CustomerPresence contactId={data.contactId} />}
            </div>
          </div>
          {actions !== undefined && <div className={styles.verbs}>{actions}</div>}
        </div>
        {first}
      </div>
      {data !== undefined ? (
        <Log key={data.contactId} conversation={data} openCase={openCase} customerName={customerName} />
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
      <div>
        {data?.channel === 'CHAT' && <TypingLine contactId={data.contactId} name={customerName} />}
        {below}
      </div>
    </section>
  );
}
