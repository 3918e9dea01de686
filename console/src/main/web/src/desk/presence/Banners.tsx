import { Alert, Button, CloseButton, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AlertIcon } from '../../app/icons';
import { clearSuspension } from '../../api/routing';
import type { Words } from '../../words/en';
import { useWords } from '../../words/words';
import { useDesk, useSeconds } from '../feed/useDesk';
import type { Notice } from '../state/desk';
import styles from './Banners.module.css';

const patience = 1_000;

/** Says when a feed is cut; the rest of the screen stays as it was. */
export function ConnectionBanner() {
  useSeconds();
  const words = useWords();
  const { connection, live, retryNow } = useDesk();
  const lost = connection.kind === 'lost' ? connection : live.connection;
  if (lost.kind !== 'lost' || Date.now() - lost.since < patience) {
    return null;
  }
  const seconds = Math.max(0, Math.ceil((lost.retryAt - Date.now()) / 1000));
  return (
    <div className={styles.banner} data-tone="warning" role="status">
      <AlertIcon />
      <span>{connection.kind === 'lost' ? words.feed.lost : words.feed.liveLost}</span>
      <span className="numerals" aria-hidden>
        {words.feed.retryIn(seconds)}
      </span>
      <Button size="compact-sm" variant="default" onClick={retryNow}>
        {words.feed.retryNow}
      </Button>
    </div>
  );
}

/** One click brings an agent back whom the router has set aside. */
export function SuspensionBanner() {
  const words = useWords();
  const { state, run } = useDesk();
  const [busy, setBusy] = useState(false);
  if (state.suspension === undefined) {
    return null;
  }
  const back = async () => {
    setBusy(true);
    await run(clearSuspension());
    setBusy(false);
  };
  return (
    <div className={styles.banner} data-tone="alarm" role="status">
      <AlertIcon />
      <span>{words.suspension[state.suspension]}</span>
      <Button size="compact-sm" onClick={() => void back()} loading={busy}>
        {words.suspension.back}
      </Button>
    </div>
  );
}

const shownFor = 9_000;

/** What happened without the agent's doing, told once. */
export function Notices() {
  const { state } = useDesk();
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {state.notices.map((notice) => (
        <NoticeView key={notice.key} notice={notice} />
      ))}
    </div>
  );
}

function NoticeView({ notice }: { notice: Notice }) {
  const words = useWords();
  const { dispatch, queueName } = useDesk();
  const key = notice.key;
  useEffect(() => {
    const timer = setTimeout(() => dispatch({ kind: 'dismissed', key }), shownFor);
    return () => clearTimeout(timer);
  }, [key, dispatch]);
  return (
    <Alert color={toneOf(notice)} variant="filled" p="xs">
      <Group wrap="nowrap" gap="xs" align="flex-start" justify="space-between">
        <Text size="sm">{noticeText(notice, words, queueName)}</Text>
        <CloseButton
          size="sm"
          variant="transparent"
          c="inherit"
          aria-label={words.close}
          onClick={() => dispatch({ kind: 'dismissed', key })}
        />
      </Group>
    </Alert>
  );
}

/** Red is for what failed, not for what is merely not possible now. */
function toneOf(notice: Notice): string {
  if (notice.kind !== 'rejected') {
    return '#a8380a';
  }
  return notice.code === 'internal' || notice.code === 'unreachable' ? 'red.9' : 'dark.6';
}

function noticeText(notice: Notice, words: Words, queueName: (id: string) => string): string {
  const queue = queueName(notice.queueId ?? '');
  const texts = words.offer.notices;
  switch (notice.kind) {
    case 'offerExpired':
      return texts.expired(queue);
    case 'offerRevoked':
      return texts.revoked(queue, texts.revokedReasons[notice.reason] ?? notice.reason);
    case 'offerGone':
      return texts.gone(queue);
    case 'contactEnded':
      return texts.ended(queue, texts.endedBy[notice.by] ?? notice.by);
    case 'contactReturned':
      return texts.returned(queue, texts.returnedReasons[notice.reason] ?? notice.reason);
    case 'rejected':
      return words.problems[notice.code] ?? (notice.message || (words.problems.internal ?? ''));
  }
}
