import { Alert, Badge, Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Case, reopenCase } from '../../api/cases';
import { Problem } from '../../api/http';
import { ChannelIcon } from '../../look/icons';
import { useNames } from '../../session/names';
import { problemText } from '../../words/problems';
import { useLanguage } from '../../words/words';
import { useMoment } from '../feed/clock';
import { caseKey, type useCase } from '../queries/cases';
import { ResolutionName, ResolveCase } from './ResolveCase';
import styles from './SidePanel.module.css';

interface Props {
  query: ReturnType<typeof useCase>;
  contactId: string;
}

/** The customer's matter: status, how it was settled, notes, its contacts. */
export function CaseCard({ query, contactId }: Props) {
  const { words } = useLanguage();
  return (
    <section aria-label={words.cases.title} data-testid="case">
      <h2>{words.cases.title}</h2>
      {query.data !== undefined ? (
        <Shown shown={query.data} contactId={contactId} />
      ) : query.isError && !(query.error instanceof Problem && query.error.status === 404) ? (
        <Alert color="red">{problemText(query.error, words)}</Alert>
      ) : (
        <div className={styles.row}>
          <Loader size="xs" /> <Text className={styles.muted}>{words.cases.pending}</Text>
        </div>
      )}
    </section>
  );
}

function Shown({ shown, contactId }: { shown: Case; contactId: string }) {
  const { words } = useLanguage();
  const moment = useMoment();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const reload = () => queries.invalidateQueries({ queryKey: caseKey(contactId) });
  const change = async (work: Promise<unknown>) => {
    setFailure(null);
    try {
      await work;
    } catch (problem) {
      setFailure(problem);
    }
    await reload();
  };
  const last = shown.episodes.at(-1);
  return (
    <>
      <div className={styles.row} style={{ marginBottom: 10 }}>
        <Badge color={shown.status === 'OPEN' ? 'blue' : 'green'} variant="light" size="lg">
          {shown.status === 'OPEN' ? words.cases.open : words.cases.resolved}
        </Badge>
        {shown.status === 'OPEN' ? (
          <ResolveCase onResolve={(resolve) => change(resolve(shown.id, shown.version))} />
        ) : (
          <Button size="xs" variant="default" onClick={() => void change(reopenCase(shown.id, shown.version))}>
            {words.cases.reopen}
          </Button>
        )}
      </div>
      {failure !== null && (
        <Alert color="red" mb="sm" role="alert">
          {problemText(failure, words)}
        </Alert>
      )}
      <dl className={styles.facts}>
        <dt>{words.cases.openedAt}</dt>
        <dd>{moment(shown.openedAt)}</dd>
        {shown.status === 'RESOLVED' && last?.resolution !== undefined && (
          <Resolution code={last.resolution} at={last.resolvedAt} />
        )}
      </dl>
      <Contacts shown={shown} contactId={contactId} />
      <Notes shown={shown} />
    </>
  );
}

function Resolution({ code, at }: { code: string; at: string | undefined }) {
  const { words } = useLanguage();
  const moment = useMoment();
  return (
    <>
      <dt>{words.cases.resolution}</dt>
      <dd>
        <ResolutionName code={code} />{' '}
        {at !== undefined && <span className={styles.muted}>{moment(at)}</span>}
      </dd>
    </>
  );
}

function Contacts({ shown, contactId }: { shown: Case; contactId: string }) {
  const { words } = useLanguage();
  const moment = useMoment();
  const nameOf = useNames();
  return (
    <>
      <h3>{words.cases.contacts}</h3>
      <ul className={styles.list}>
        {shown.contacts.map((one) => (
          <li key={one.contactId} className={styles.row}>
            <ChannelIcon channel={one.channel} size={16} />
            <span>
              {moment(one.linkedAt)} · {nameOf(one.agentId)}
              {one.contactId === contactId && <span className={styles.muted}> ({words.cases.thisOne})</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Notes({ shown }: { shown: Case }) {
  const { words } = useLanguage();
  const moment = useMoment();
  const nameOf = useNames();
  return (
    <>
      <h3>{words.cases.notes}</h3>
      {shown.notes.length === 0 ? (
        <Text className={styles.muted}>{words.cases.noNotes}</Text>
      ) : (
        <ul className={styles.list}>
          {shown.notes.map((note) => (
            <li key={note.id}>
              <div className={styles.muted}>
                {nameOf(note.authorId)} · {moment(note.at)}
              </div>
              <div className={styles.note}>{note.text}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
