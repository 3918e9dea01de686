import { Badge, Button, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { ArrowIcon, ChannelIcon } from '../../app/icons';
import { pullNext } from '../../api/routing';
import { useLanguage } from '../../words/words';
import { useDesk, useSeconds } from '../feed/useDesk';
import type { HeldContact } from '../state/desk';
import styles from './ContactList.module.css';
import { useConversation } from './queries';

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
              <Entry
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

function Entry({ held, selected, onSelect }: { held: HeldContact; selected: boolean; onSelect: () => void }) {
  const { words, formats } = useLanguage();
  const { queueName, serverNow } = useDesk();
  const { assigned, wrapUp, unread } = held;
  const customer = useConversation(assigned.contactId, held.at, false).data?.customer;
  const since = (instant: string) => formats.duration((serverNow() - Date.parse(instant)) / 1000);
  const clock =
    wrapUp === undefined
      ? since(assigned.assignedAt)
      : wrapUp.endsAt === undefined
        ? since(wrapUp.startedAt)
        : formats.duration(Math.ceil((Date.parse(wrapUp.endsAt) - serverNow()) / 1000));
  return (
    <button type="button" className={styles.contact} aria-current={selected} onClick={onSelect}>
      <span className={styles.icon}>
        <ChannelIcon channel={assigned.channel} size={22} />
      </span>
      <span className={styles.name}>
        {customer?.name ?? customer?.identities[0]?.value ?? words.contacts.unnamed}
      </span>
      <span className={styles.clock} title={words.contacts.held(since(assigned.assignedAt))}>
        {clock}
      </span>
      <span className={styles.line}>
        {words.channels[assigned.channel]} · {queueName(assigned.queueId)}
      </span>
      <span>
        {wrapUp !== undefined ? (
          <Badge size="sm" color="#a8380a">
            {words.contacts.wrapUp}
          </Badge>
        ) : unread > 0 ? (
          <Badge size="sm" color="red.8" title={words.contacts.unread(unread)}>
            {unread}
          </Badge>
        ) : null}
      </span>
    </button>
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
