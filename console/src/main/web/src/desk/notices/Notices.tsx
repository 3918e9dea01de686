import { Alert, CloseButton, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import type { Words } from '../../words/en';
import { useWords } from '../../words/words';
import { useDeskState, useDeskStore } from '../feed/stores';
import { useOutcomeName, useQueueName } from '../plan/plan';
import type { Notice } from '../state/desk';
import styles from './Notices.module.css';

const shownFor = 9_000;

/** What happened without the agent's doing, told once. */
export function Notices() {
  const notices = useDeskState((state) => state.notices);
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeView key={notice.key} notice={notice} />
      ))}
    </div>
  );
}

function NoticeView({ notice }: { notice: Notice }) {
  const words = useWords();
  const { dispatch } = useDeskStore();
  const queueName = useQueueName();
  const outcomeName = useOutcomeName();
  const key = notice.key;
  useEffect(() => {
    const timer = setTimeout(() => dispatch({ kind: 'dismissed', key }), shownFor);
    return () => clearTimeout(timer);
  }, [key, dispatch]);
  return (
    <Alert color={toneOf(notice)} variant="filled" p="xs">
      <Group wrap="nowrap" gap="xs" align="flex-start" justify="space-between">
        <Text size="sm">{noticeText(notice, words, queueName, outcomeName)}</Text>
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

function noticeText(
  notice: Notice,
  words: Words,
  queueName: (id: string) => string,
  outcomeName: (code: string) => string,
): string {
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
    case 'consultEnded':
      return words.consult.ended[notice.how] ?? words.consult.over;
    case 'outcomeTaken':
      return texts.outcomeTaken(queue, outcomeName(notice.disposition));
    case 'contactReturned':
      return texts.returned(queue, texts.returnedReasons[notice.reason] ?? notice.reason);
    case 'rejected':
      return words.problems[notice.code] ?? (notice.message || (words.problems.internal ?? ''));
  }
}
