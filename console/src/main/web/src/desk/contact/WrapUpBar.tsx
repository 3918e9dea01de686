import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { closeContact, endWrapUp, type WrapUpStarted } from '../../api/routing';
import { useSeconds } from '../../clock/seconds';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { useServerClock } from '../feed/clock';
import { useDispositions } from '../plan/plan';
import { type HeldContact, outcomeMissing } from '../state/desk';
import { Outcomes } from './Outcomes';
import styles from './WrapUpBar.module.css';

/** Work after the contact: its clock, the outcome it still lacks, and the button that ends it. */
export function WrapUpBar({ held, wrapUp }: { held: HeldContact; wrapUp: WrapUpStarted }) {
  const { words } = useLanguage();
  const run = useRun();
  const dispositions = useDispositions();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { contactId } = wrapUp;
  const missing = outcomeMissing(held) || (asked && held.closed?.disposition === undefined);
  const given = dispositions.find((one) => one.code === held.closed?.disposition)?.name;
  const fallback = dispositions.find((one) => one.fallback === true)?.name;
  const mayEnd = wrapUp.mode !== 'TIMED';

  const finish = async (andEnd: boolean) => {
    setBusy(true);
    const refusal = missing && outcome !== null ? await run(closeContact(contactId, outcome)) : null;
    if (refusal === null && andEnd) {
      const late = await run(endWrapUp(contactId));
      setAsked(late?.code === 'disposition_missing');
    }
    setBusy(false);
  };
  return (
    <section className={styles.bar} aria-label={words.closing.wrapUpTitle}>
      <Clock wrapUp={wrapUp} />
      {missing && (
        <div className={styles.outcomes}>
          <Text fw={600} size="sm">
            {words.outcome.ask}
          </Text>
          <Outcomes label={words.outcome.ask} value={outcome} onChange={setOutcome} inline />
        </div>
      )}
      <Group justify="flex-end" gap="sm">
        <Text size="sm" style={{ flex: 1 }}>
          {missing
            ? fallback === undefined || wrapUp.endsAt === undefined
              ? words.outcome.missing
              : words.closing.fallback(fallback)
            : given === undefined
              ? words.closing.wrapUpText
              : `${words.outcome.saved(given)}. ${words.closing.wrapUpText}`}
        </Text>
        {missing && (
          <Button
            size="sm"
            variant={mayEnd ? 'default' : 'filled'}
            disabled={outcome === null || busy}
            onClick={() => void finish(false)}
          >
            {words.outcome.save}
          </Button>
        )}
        {mayEnd && (
          <Button size="sm" disabled={missing && outcome === null} loading={busy} onClick={() => void finish(true)}>
            {missing ? words.outcome.saveAndDone : words.closing.done}
          </Button>
        )}
      </Group>
    </section>
  );
}

function Clock({ wrapUp }: { wrapUp: WrapUpStarted }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const serverNow = useServerClock();
  const ends = wrapUp.endsAt === undefined ? undefined : Date.parse(wrapUp.endsAt);
  const left = ends === undefined ? undefined : Math.max(0, Math.ceil((ends - serverNow()) / 1000));
  const whole = ends === undefined ? 1 : (ends - Date.parse(wrapUp.startedAt)) / 1000;
  return (
    <>
      <Text fw={650}>
        {words.closing.wrapUpTitle}{' '}
        <span className="numerals">
          {left === undefined ? words.closing.wrapUpOpen : words.closing.wrapUpLeft(formats.duration(left))}
        </span>
      </Text>
      {left !== undefined && (
        <Progress size="sm" color="orange" value={(left / whole) * 100} aria-label={words.closing.wrapUpTitle} />
      )}
    </>
  );
}
