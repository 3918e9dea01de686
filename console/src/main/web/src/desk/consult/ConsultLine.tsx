import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sayInConsult } from '../../api/gateway';
import { randomId } from '../../api/http';
import { completeConsult, endConsult } from '../../api/routing';
import { isComposing } from '../../keyboard/composing';
import { useNames } from '../../session/names';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { consultKey, useConsult } from '../queries/consult';
import styles from './ConsultLine.module.css';

interface Props {
  consultId: string;
  at: number;
  /** Who is asked, as far as the router tells; of the agent who asks. */
  asked?: { agent?: string; answered: boolean };
}

/** The private line between two agents; the customer never sees it. */
export function ConsultLine({ consultId, at, asked }: Props) {
  const { words } = useLanguage();
  const text = words.consult;
  const { userId } = useSignedIn();
  const run = useRun();
  const nameOf = useNames();
  const query = useConsult(consultId, at);
  const [busy, setBusy] = useState(false);
  const mine = asked !== undefined;
  const other = mine ? (query.data?.answeredBy ?? asked.agent) : query.data?.askedBy;
  const name = other === undefined ? text.somebody : nameOf(other);
  const answered = mine ? asked.answered : true;
  const act = async (command: Promise<unknown>) => {
    setBusy(true);
    await run(command);
    setBusy(false);
  };
  return (
    <section className={styles.line} aria-label={text.title}>
      <div className={styles.head}>
        <h3>{!mine ? text.asksYou(name) : answered ? text.with(name) : text.waitsFor(name)}</h3>
        {mine && answered && (
          <Button size="xs" loading={busy} onClick={() => void act(completeConsult(consultId))}>
            {text.handOver(name)}
          </Button>
        )}
        <Button size="xs" variant="default" disabled={busy} onClick={() => void act(endConsult(consultId))}>
          {answered ? text.end : text.takeBack}
        </Button>
      </div>
      <Messages consultId={consultId} at={at} />
      <Write consultId={consultId} label={text.say(name)} key={`${userId}.${consultId}`} />
    </section>
  );
}

function Messages({ consultId, at }: { consultId: string; at: number }) {
  const { words } = useLanguage();
  const nameOf = useNames();
  const { userId } = useSignedIn();
  const lines = useConsult(consultId, at).data?.messages ?? [];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [lines.length]);
  return (
    <ul ref={list} className={styles.messages} role="log" aria-label={words.consult.title} tabIndex={0}>
      {lines.map((line) => (
        <li key={line.sequence}>
          <span className={styles.author}>{line.authorId === userId ? words.conversation.you : nameOf(line.authorId)}:</span>{' '}
          {line.text}
        </li>
      ))}
    </ul>
  );
}

const draftKey = (consultId: string) => `strowger.consult.${consultId}`;

/** What is written stays over cuts and reloads; the same is kept once however often it is sent. */
function Write({ consultId, label }: { consultId: string; label: string }) {
  const { words } = useLanguage();
  const run = useRun();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => sessionStorage.getItem(draftKey(consultId)) ?? '');
  const [busy, setBusy] = useState(false);
  const clientId = useRef(randomId());
  const write = (text: string) => {
    setDraft(text);
    clientId.current = randomId();
    sessionStorage.setItem(draftKey(consultId), text);
  };
  const send = async () => {
    if (draft.trim() === '' || busy) {
      return;
    }
    setBusy(true);
    const refused = await run(sayInConsult(consultId, clientId.current, draft));
    setBusy(false);
    if (refused === null) {
      write('');
      await queries.invalidateQueries({ queryKey: consultKey(consultId) });
    }
  };
  return (
    <div className={styles.write}>
      <Textarea
        id="consult-input"
        style={{ flex: 1 }}
        aria-label={label}
        placeholder={label}
        value={draft}
        autosize
        minRows={1}
        maxRows={5}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !isComposing(event.nativeEvent)) {
            event.preventDefault();
            event.stopPropagation();
            void send();
          }
        }}
      />
      <Button variant="default" loading={busy} disabled={draft.trim() === ''} onClick={() => void send()}>
        {words.consult.send}
      </Button>
    </div>
  );
}
