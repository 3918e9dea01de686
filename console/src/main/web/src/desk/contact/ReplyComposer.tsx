import { Alert, Button, Group, Kbd, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { problemText } from '../../app/problems';
import { type Conversation, type Message, reply } from '../../api/gateway';
import { Problem } from '../../api/http';
import { useWords } from '../../words/words';
import { useDesk } from '../feed/useDesk';
import styles from './Composer.module.css';
import { emptyDraft, useDraft, written } from './drafts';

interface Props {
  conversation: Conversation | undefined;
  contactId: string;
  onSent: () => Promise<unknown>;
}

/** Writes to the customer; a message that came meanwhile is a choice, never a surprise. */
export function ReplyComposer({ conversation, contactId, onSent }: Props) {
  const words = useWords();
  const { me } = useDesk();
  const [draft, keep] = useDraft(me.userId, contactId, 'reply');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const messages = conversation?.messages ?? [];
  const newest = lastSequence(messages);
  const seen = conversation === undefined ? null : newest;
  const newestIn = lastSequence(messages.filter((message) => message.direction === 'IN'));
  const refused = failure instanceof Problem && failure.code === 'newer_message';
  const newer = draft.text !== '' && ((draft.lastSeen !== null && newestIn > draft.lastSeen) || refused);

  if (conversation !== undefined && !conversation.replyable) {
    return <Text c="var(--desk-muted)">{words.composer.notReplyable}</Text>;
  }
  const send = async (lastSeen: number) => {
    if (draft.text.trim() === '' || sending) {
      return;
    }
    setSending(true);
    setFailure(null);
    try {
      await reply(contactId, draft.clientId, draft.text, lastSeen);
      keep(emptyDraft());
      await onSent();
    } catch (problem) {
      setFailure(problem);
      await onSent();
    } finally {
      setSending(false);
    }
  };
  const showNew = () => {
    setFailure(null);
    keep({ ...draft, lastSeen: newest });
    const log = document.getElementById('conversation-log');
    log?.scrollTo({ top: log.scrollHeight, behavior: 'smooth' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.text.trim() !== '') {
      event.preventDefault();
      event.stopPropagation();
      if (!newer) {
        void send(draft.lastSeen ?? newest);
      }
    }
  };
  return (
    <div onKeyDown={onKeyDown}>
      {newer ? (
        <Alert color="orange" mb="xs" role="alert" title={words.composer.newerTitle}>
          <Text size="sm" mb="xs">
            {words.composer.newerText}
          </Text>
          <Group gap="xs">
            <Button size="xs" onClick={showNew}>
              {words.composer.readFirst}
            </Button>
            <Button size="xs" variant="default" onClick={() => void send(newest)}>
              {words.composer.sendAnyway}
            </Button>
          </Group>
        </Alert>
      ) : (
        failure !== null && (
          <Alert color="red" mb="xs" role="alert">
            {problemText(failure, words)}
          </Alert>
        )
      )}
      <Textarea
        id="composer-input"
        aria-label={words.composer.reply}
        placeholder={words.composer.replyHint}
        autosize
        minRows={3}
        maxRows={10}
        value={draft.text}
        onChange={(event) => keep(written(draft, event.currentTarget.value, seen, Date.now()))}
      />
      <div className={styles.row}>
        {draft.text !== '' && <span className={styles.hint}>{words.composer.kept}</span>}
        <Button
          loading={sending}
          disabled={draft.text.trim() === '' || newer}
          onClick={() => void send(draft.lastSeen ?? newest)}
          rightSection={<Kbd size="xs">Ctrl ⏎</Kbd>}
        >
          {words.composer.send}
        </Button>
      </div>
    </div>
  );
}

function lastSequence(messages: Message[]): number {
  return Math.max(0, ...messages.map((message) => message.sequence));
}
