import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { endWrapUp, type WrapUpStarted } from '../../api/routing';
import { useLanguage } from '../../words/words';
import { useDesk, useSeconds } from '../feed/useDesk';

/** Work after the contact: its clock, and the button where the queue lets the agent end it. */
export function WrapUpBar({ wrapUp }: { wrapUp: WrapUpStarted }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const { run, serverNow } = useDesk();
  const [busy, setBusy] = useState(false);
  const ends = wrapUp.endsAt === undefined ? undefined : Date.parse(wrapUp.endsAt);
  const left = ends === undefined ? undefined : Math.max(0, Math.ceil((ends - serverNow()) / 1000));
  const whole = ends === undefined ? 1 : (ends - Date.parse(wrapUp.startedAt)) / 1000;
  const done = async () => {
    setBusy(true);
    await run(endWrapUp(wrapUp.contactId));
    setBusy(false);
  };
  return (
    <div style={{ padding: '12px 16px', background: 'var(--desk-note)', borderTop: '1px solid var(--desk-note-line)' }}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={650}>
            {words.closing.wrapUpTitle}{' '}
            <span className="numerals">
              {left === undefined ? words.closing.wrapUpOpen : words.closing.wrapUpLeft(formats.duration(left))}
            </span>
          </Text>
          <Text size="sm">{words.closing.wrapUpText}</Text>
        </div>
        {wrapUp.mode !== 'TIMED' && (
          <Button onClick={() => void done()} loading={busy}>
            {words.closing.done}
          </Button>
        )}
      </Group>
      {left !== undefined && (
        <Progress mt="xs" size="sm" color="orange" value={(left / whole) * 100} aria-label={words.closing.wrapUpTitle} />
      )}
    </div>
  );
}
