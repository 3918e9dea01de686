import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { pullNext } from '../../api/routing';
import { ArrowIcon } from '../../look/icons';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { useDeskState } from '../feed/stores';
import { usePullQueues } from '../plan/plan';
import { ContactEntry } from './ContactEntry';
import styles from './ContactList.module.css';

interface Props {
  selected: string | null;
  onSelect: (contactId: string) => void;
  onList: () => void;
}

/** My contacts with their clocks, and the button that takes the next one. */
export function ContactList({ selected, onSelect, onList }: Props) {
  const { words } = useLanguage();
  const contacts = useDeskState((state) => state.held);
  return (
    <>
      <GetNext onList={onList} />
      {contacts.length === 0 ? (
        <div style={{ padding: '24px 16px' }}>
          <Text>{words.contacts.none}</Text>
          <Text size="sm" c="var(--desk-muted)">
            {words.contacts.noneHint}
          </Text>
        </div>
      ) : (
        <ul className={styles.list}>
          {contacts.map((held) => (
            <li key={held.assigned.offerId}>
              <ContactEntry
                held={held}
                selected={held.assigned.contactId === selected}
                onSelect={onSelect}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function GetNext({ onList }: { onList: () => void }) {
  const { words, formats } = useLanguage();
  const run = useRun();
  const queues = usePullQueues();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await run(pullNext());
    setBusy(false);
  };
  return (
    <Group gap={6} style={{ padding: '12px 12px 4px' }}>
      {queues.length > 0 && (
        <Tooltip label={`${words.contacts.getNextHint(formats.list(queues))} (g)`}>
          <Button
            style={{ flex: '1 1 auto' }}
            px="xs"
            variant="light"
            loading={busy}
            onClick={() => void take()}
            leftSection={<ArrowIcon size={16} />}
          >
            {words.contacts.getNext}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={`${words.waiting.title} (p)`}>
        <Button style={{ flex: '1 1 auto' }} px="xs" variant="default" onClick={onList}>
          {words.waiting.open}
        </Button>
      </Tooltip>
    </Group>
  );
}
