import { Alert, Button, Checkbox, Group, Kbd, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Case } from '../../api/cases';
import type { Conversation } from '../../api/gateway';
import type { ChannelType } from '../../api/routing';
import { isComposing } from '../../keyboard/composing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { AttachButton } from '../attach/AttachButton';
import { AttachmentList } from '../attach/AttachmentList';
import { DropArea } from '../attach/DropArea';
import { areReady } from '../attach/files';
import { useActs } from '../feed/acts';
import { useOutbox } from '../outbox/useOutbox';
import { newestInOf, newestOf } from '../state/live';
import styles from './Composer.module.css';
import { useDraftFiles } from './draftFiles';
import { emptyDraft, useDraft, written } from './drafts';
import { ReadSignal } from './read';
import { TypingSignal } from './typing';
import { useCannedReply } from './useCannedReply';
import { useSendKey } from './useSendKey';

interface Props {
  conversation: Conversation | undefined;
  openCase: Case | undefined;
  contactId: string;
  channel: ChannelType;
  queueId: string;
}

/** Writes to the customer; in a letter, a message that came meanwhile is a choice, never a surprise. */
export function ReplyComposer({ conversation, openCase, contactId, channel, queueId }: Props) {
  const words = useWords();
  const { userId } = useSignedIn();
  const outbox = useOutbox();
  const [draft, keep] = useDraft(userId, contactId, 'reply');
  const [enterSends, chooseEnter] = useSendKey(channel);
  const chat = channel === 'CHAT';
  const typing = useTyping(contactId, chat);
  const messages = conversation?.messages ?? [];
  const newest = newestOf(messages);
  useRead(contactId, chat && conversation?.replyable === true, newestInOf(messages));
  const newer = !chat && draft.text !== '' && draft.lastSeen !== null && newestInOf(messages) > draft.lastSeen;

  const limits = conversation?.composer.files;
  const files = useDraftFiles(userId, contactId, draft, limits);
  const input = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => {
    keep(written(draft, text, conversation === undefined ? null : newest, Date.now()));
    typing.changed(text, Date.now());
  };
  const canned = useCannedReply({ conversation, openCase, queueId }, input, draft.text, write);

  if (conversation !== undefined && !conversation.replyable) {
    return <Text c="var(--desk-muted)">{words.composer.notReplyable}</Text>;
  }
  const empty = draft.text.trim() === '';
  const ready = !empty && areReady(draft.files);
  const send = (lastSeen: number) => {
    if (ready) {
      typing.stopped(Date.now());
      outbox.add({ id: draft.clientId, contactId, channel, text: draft.text, files: draft.files, lastSeen });
      canned.forget();
      keep(emptyDraft());
    }
  };
  const sendUnlessNewer = () => !newer && send(chat ? newest : (draft.lastSeen ?? newest));
  const onKeyDown = (event: KeyboardEvent) => {
    const sends = event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey && !event.altKey);
    if (!isComposing(event.nativeEvent) && canned.key(event)) {
      return;
    }
    if (event.key !== 'Enter' || !sends || isComposing(event.nativeEvent)) {
      return;
    }
    if (!empty) {
      event.preventDefault();
      event.stopPropagation();
      sendUnlessNewer();
    } else if (!event.ctrlKey && !event.metaKey) {
      event.preventDefault(); // an empty line is not an answer
    }
  };
  return (
    <DropArea enabled={limits !== undefined} onFiles={files.add}>
      {canned.picker}
      {newer && <Newer onShow={() => keep({ ...draft, lastSeen: newest })} onSend={() => send(newest)} />}
      <Textarea
        ref={input}
        id="composer-input"
        {...canned.aria}
        aria-label={words.composer.reply}
        placeholder={words.composer.replyHint}
        autosize
        minRows={chat ? 2 : 3}
        maxRows={10}
        value={draft.text}
        onKeyDown={onKeyDown}
        onBlur={canned.close}
        onChange={(event) => {
          write(event.currentTarget.value);
          canned.look(event.currentTarget.value, event.currentTarget.selectionStart);
        }}
      />
      {canned.gaps}
      <AttachmentList
        files={draft.files}
        progress={files.progress}
        refused={files.refused}
        onForget={files.forget}
        onRemove={files.remove}
      />
      <div className={styles.row}>
        {limits !== undefined && <AttachButton limits={limits} onFiles={files.add} />}
        <Checkbox
          size="xs"
          label={words.sendKeys.enterSends}
          checked={enterSends}
          onChange={(event) => chooseEnter(event.currentTarget.checked)}
        />
        <span className={styles.hint}>{enterSends ? words.sendKeys.enter : words.sendKeys.ctrlEnter}</span>
        <span className={styles.hint}>{words.canned.hint}</span>
        <span style={{ flex: 1 }} />
        {draft.text !== '' && <span className={styles.hint}>{words.composer.kept}</span>}
        <Button
          disabled={!ready || newer}
          onClick={sendUnlessNewer}
          rightSection={<Kbd size="xs">{enterSends ? '⏎' : 'Ctrl ⏎'}</Kbd>}
        >
          {words.composer.send}
        </Button>
      </div>
    </DropArea>
  );
}

function Newer({ onShow, onSend }: { onShow: () => void; onSend: () => void }) {
  const words = useWords();
  const show = () => {
    onShow();
    const log = document.getElementById('conversation-log');
    log?.scrollTo({ top: log.scrollHeight, behavior: 'smooth' });
  };
  return (
    <Alert color="orange" mb="xs" role="status" title={words.composer.newerTitle}>
      <Text size="sm" mb="xs">
        {words.composer.newerText}
      </Text>
      <Group gap="xs">
        <Button size="xs" onClick={show}>
          {words.composer.readFirst}
        </Button>
        <Button size="xs" variant="default" onClick={onSend}>
          {words.composer.sendAnyway}
        </Button>
      </Group>
    </Alert>
  );
}

/** The customer of a chat hears that the agent types; others have no such line. */
function useTyping(contactId: string, chat: boolean): TypingSignal {
  const { sendTyping } = useActs();
  const [typing] = useState(() => new TypingSignal((on) => chat && sendTyping(contactId, on)));
  useEffect(() => () => typing.stopped(Date.now()), [typing]);
  return typing;
}

/** The customer of a chat sees that she is read: by an agent who has it and looks at it. */
function useRead(contactId: string, told: boolean, newest: number): void {
  const { sendRead } = useActs();
  const [read] = useState(() => new ReadSignal((sequence) => sendRead(contactId, sequence)));
  useEffect(() => {
    const look = () => read.shown(newest, told && document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [read, newest, told]);
}
