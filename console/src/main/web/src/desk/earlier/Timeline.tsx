import { Alert, Button, Skeleton, Text, UnstyledButton } from '@mantine/core';
import type { TimelineEntry } from '../../api/history';
import { ChannelIcon } from '../../look/icons';
import { useNames } from '../../session/names';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { useMoment } from '../feed/clock';
import { useDispositions, useQueueName } from '../plan/plan';
import { useHistoryWords } from './historyWords';
import { useRead } from './reading';
import styles from './Timeline.module.css';
import { useTimeline } from './useTimeline';

interface Props {
  customerId: string | undefined;
  /** The contact that is on the desk already. */
  except: string;
}

/** What was before with this customer: each contact can be read. */
export function Timeline({ customerId, except }: Props) {
  const words = useWords();
  const history = useHistoryWords();
  const { data, isError, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useTimeline(customerId);
  const entries = data?.pages.flatMap((page) => page.entries).filter((entry) => entry.contactId !== except) ?? [];
  return (
    <section aria-label={history.earlier} data-testid="timeline">
      <h2>{history.earlier}</h2>
      {entries.length > 0 ? (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <Entry key={entry.contactId} entry={entry} />
          ))}
        </ul>
      ) : isError ? null : isPending ? (
        <div role="status" aria-label={words.loading}>
          <Skeleton height={52} mb={8} />
          <Skeleton height={52} />
        </div>
      ) : (
        !hasNextPage && <Text className={styles.muted}>{history.none}</Text>
      )}
      {isError && (
        <Alert color="red" p="xs" mt="xs">
          <Text size="sm" mb="xs">
            {problemText(error, words)}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
            {words.retry}
          </Button>
        </Alert>
      )}
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          fullWidth
          mt="xs"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {history.more}
        </Button>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const words = useWords();
  const read = useRead();
  const moment = useMoment();
  const nameOf = useNames();
  const queueName = useQueueName();
  const ended = useEnded(entry);
  const facts = [
    ended,
    moment(entry.openedAt),
    entry.queueId === undefined ? undefined : queueName(entry.queueId),
    entry.agentId === undefined ? undefined : nameOf(entry.agentId),
  ].filter((fact) => fact !== undefined);
  const title = entry.subject ?? entry.firstLine;
  return (
    <li>
      <UnstyledButton className={styles.entry} onClick={() => read({ conversationId: entry.conversationId })}>
        <ChannelIcon channel={entry.channel} size={16} />
        <span className={styles.text}>
          <span className={styles.title}>{title ?? words.channels[entry.channel] ?? entry.channel}</span>
          {entry.subject !== undefined && entry.firstLine !== undefined && (
            <span className={styles.line}>{entry.firstLine}</span>
          )}
          <span className={styles.muted}>{facts.join(' · ')}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** The outcome if there is one, else how far it has come. */
function useEnded({ outcome, stage }: TimelineEntry): string | undefined {
  const history = useHistoryWords();
  const dispositions = useDispositions();
  if (outcome !== undefined) {
    return dispositions.find((one) => one.code === outcome)?.name ?? outcome;
  }
  return stage === undefined ? undefined : (history.stages[stage] ?? stage);
}
