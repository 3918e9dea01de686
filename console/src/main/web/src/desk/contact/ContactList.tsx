import { Button, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { ArrowIcon } from '../../app/icons';
import { pullNext } from '../../api/routing';
import { useLanguage } from '../../words/words';
import { useDesk, useSeconds } from '../feed/useDesk';
import { ContactEntry } from './ContactEntry';
import styles from './ContactList.module.css';

interface Props {
  selected: string | null;
  onSelect: (contactId: string) => void;
}

/** My contacts with their clocks, and the button that takes the next one. */
export function ContactList({ selected, onSelect }: Props) {
  useSeconds();
  const { words } = useLanguage();
  const { state } = useDesk();
  return (
    <>
      <GetNext />
      {state.held.length === 0 ? (
        <div style={{ padding: '24px 16px' }}>
          <Text>{words.contacts.none}</Text>
          <Text size="sm" c="var(--desk-muted)">
            {words.contacts.noneHint}
          </Text>
        </div>
      ) : (
        <ul className={styles.list}>
          {state.held.map((held) => (
            <li key={held.assigned.offerId}>
              <ContactEntry
                held={held}
                selected={held.assigned.contactId === selected}
                onSelect={() => onSelect(held.assigned.contactId)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function GetNext() {
  const { words, formats } = useLanguage();
  const { state, run } = useDesk();
  const [busy, setBusy] = useState(false);
  const queues = state.queues.filter((queue) => queue.delivery === 'PULL').map((queue) => queue.name);
  if (queues.length === 0) {
    return null;
  }
  const take = async () => {
    setBusy(true);
    await run(pullNext());
    setBusy(false);
  };
  return (
    <div style={{ padding: '12px 12px 4px' }}>
      <Tooltip label={words.contacts.getNextHint(formats.list(queues))}>
        <Button fullWidth variant="light" loading={busy} onClick={() => void take()} leftSection={<ArrowIcon size={16} />}>
          {words.contacts.getNext}
        </Button>
      </Tooltip>
    </div>
  );
}
