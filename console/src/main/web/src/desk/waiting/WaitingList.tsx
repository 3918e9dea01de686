import { Alert, Button, Group, Loader, Modal, Select, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { subjects } from '../../api/gateway';
import { pickContact, pullNext, type WaitingContact, type WaitingPage, type WaitingCursor, waiting } from '../../api/routing';
import { useSeconds } from '../../clock/seconds';
import { ChannelIcon } from '../../look/icons';
import { problemText } from '../../words/problems';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { useServerClock } from '../feed/clock';
import { usePullQueues, useQueueName, useQueues } from '../plan/plan';
import styles from './WaitingList.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
}

/** What waits in my queues, the oldest first: one of them can be picked, or the next one taken. */
export function WaitingList({ open, onClose }: Props) {
  const { words } = useLanguage();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={words.waiting.title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {open && <List onDone={onClose} />}
    </Modal>
  );
}

function List({ onDone }: { onDone: () => void }) {
  const { words } = useLanguage();
  const text = words.waiting;
  const run = useRun();
  const queues = useQueues();
  const pulls = usePullQueues().length > 0;
  const [queue, setQueue] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ['waiting', queue],
    queryFn: ({ pageParam }) => waiting(queue ?? undefined, pageParam),
    initialPageParam: undefined as WaitingCursor | undefined,
    getNextPageParam: (page: WaitingPage) => page.next,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: 15_000,
  });
  const pages = list.data?.pages ?? [];
  const rows = useRef<HTMLUListElement>(null);
  const loaded = pages.length > 0;
  useEffect(() => {
    if (loaded) {
      rows.current?.querySelector('button')?.focus();
    }
  }, [loaded, queue]);
  const take = async (command: Promise<unknown>) => {
    setBusy(true);
    const refused = await run(command);
    setBusy(false);
    if (refused === null) {
      onDone();
    } else {
      void list.refetch();
    }
  };
  return (
    <>
      <Group align="flex-end" wrap="nowrap">
        <Select
          style={{ flex: 1 }}
          label={text.queue}
          data={[{ value: '', label: text.all }, ...queues.map(({ queueId, name }) => ({ value: queueId, label: name }))]}
          value={queue ?? ''}
          onChange={(value) => setQueue(value === '' ? null : value)}
          allowDeselect={false}
        />
        {pulls && (
          <Button variant="light" loading={busy} onClick={() => void take(pullNext())}>
            {words.contacts.getNext}
          </Button>
        )}
      </Group>
      {list.isError && <Alert color="red" mt="sm">{problemText(list.error, words)}</Alert>}
      {list.isPending && <Loader size="sm" mt="sm" aria-label={words.loading} />}
      {pages.length > 0 && pages[0]?.contacts.length === 0 && (
        <Text mt="sm" c="var(--desk-muted)">
          {text.none}
        </Text>
      )}
      <ul ref={rows} className={styles.list} aria-label={text.title} onKeyDown={onArrows}>
        {pages.map((page) => (
          <Page key={page.at} page={page} busy={busy} onPick={(id) => void take(pickContact(id))} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="xs" fullWidth variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  );
}

interface PageProps {
  page: WaitingPage;
  busy: boolean;
  onPick: (contactId: string) => void;
}

function Page({ page, busy, onPick }: PageProps) {
  const mine = page.contacts.filter(({ obstacle }) => obstacle === undefined).map(({ contactId }) => contactId);
  const { data = [] } = useQuery({
    queryKey: ['subjects', page.at],
    queryFn: () => subjects(mine, page.at),
    enabled: mine.length > 0,
    staleTime: 300_000,
    gcTime: 0,
  });
  return page.contacts.map((one) => (
    <li key={one.contactId}>
      <Row
        contact={one}
        subject={data.find(({ contactId }) => contactId === one.contactId)?.subject}
        busy={busy}
        onPick={onPick}
      />
    </li>
  ));
}

interface RowProps {
  contact: WaitingContact;
  subject: string | undefined;
  busy: boolean;
  onPick: (contactId: string) => void;
}

function Row({ contact, subject, busy, onPick }: RowProps) {
  useSeconds();
  const { words, formats } = useLanguage();
  const queueName = useQueueName();
  const serverNow = useServerClock();
  const { contactId, channel, language, obstacle } = contact;
  const age = formats.duration((serverNow() - Date.parse(contact.enqueuedAt)) / 1000);
  const facts = [
    queueName(contact.queueId),
    words.channels[channel] ?? channel,
    language === undefined ? words.offer.unknownLanguage : formats.languageName(language),
    obstacle === undefined ? '' : words.waiting.keptBy(words.offer.ruleNames[obstacle] ?? obstacle),
  ];
  return (
    <button
      type="button"
      className={styles.row}
      aria-disabled={obstacle !== undefined || undefined}
      onClick={() => obstacle === undefined && !busy && onPick(contactId)}
    >
      <ChannelIcon channel={channel} size={20} />
      <span className={styles.subject}>{subject ?? words.channels[channel] ?? channel}</span>
      <span className="numerals">{age}</span>
      <span className={styles.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
    </button>
  );
}

/** Arrow keys go from row to row. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    rows[rows.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  }
}
