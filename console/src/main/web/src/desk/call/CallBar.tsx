import { Button } from '@mantine/core';
import { useState } from 'react';
import { hangUp } from '../../api/gateway';
import { useSeconds } from '../../clock/seconds';
import { PauseIcon, PhoneIcon } from '../../look/icons';
import { useLanguage } from '../../words/words';
import type { Words } from '../../words/en';
import { useRun } from '../feed/acts';
import { useServerClock } from '../feed/clock';
import { useLiveState } from '../feed/stores';
import type { HeldContact } from '../state/desk';
import { callOf, type CallView } from './call';
import styles from './CallBar.module.css';

/** Where the call stands, its clocks, and the one thing the desk can do with it. */
export function CallBar({ held }: { held: HeldContact }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const run = useRun();
  const serverNow = useServerClock();
  const [busy, setBusy] = useState(false);
  const { contactId } = held.assigned;
  const call = callOf(held, useLiveState(({ contacts }) => contacts[contactId]));
  const until = call.endedAt === undefined ? serverNow() : Date.parse(call.endedAt);
  const clock = (since: string) => formats.duration((until - Date.parse(since)) / 1000);
  const end = async () => {
    setBusy(true);
    await run(hangUp(contactId));
    setBusy(false);
  };
  return (
    <section className={styles.bar} data-state={call.state} aria-label={words.calls.bar}>
      {call.state === 'HELD' ? <PauseIcon size={20} /> : <PhoneIcon size={20} />}
      <span className={styles.state} role="status">
        {stateText(call, words)}
      </span>
      {call.talkingSince !== undefined && <Clock name={words.calls.talked} value={clock(call.talkingSince)} />}
      {call.holdSince !== undefined && <Clock name={words.calls.held} value={clock(call.holdSince)} />}
      {call.state !== 'ENDED' && (
        <>
          <span className={styles.hint}>{call.state === 'TALKING' && words.calls.holdHint}</span>
          <Button color="red.8" size="xs" loading={busy} onClick={() => void end()}>
            {words.calls.hangUp}
          </Button>
        </>
      )}
    </section>
  );
}

function Clock({ name, value }: { name: string; value: string }) {
  return (
    <span className={styles.clock}>
      <span className={styles.name}>{name}</span> {value}
    </span>
  );
}

function stateText(call: CallView, words: Words): string {
  if (call.state === 'HELD') {
    return words.calls.heldBy[call.heldBy ?? 'AGENT'] ?? words.calls.held;
  }
  return call.state === 'ENDED' && call.endedBy !== undefined
    ? (words.calls.endedBy[call.endedBy] ?? words.calls.states.ENDED)
    : (words.calls.states[call.state] ?? call.state);
}
