import { Badge } from '@mantine/core';
import { memo } from 'react';
import type { Conversation } from '../../api/gateway';
import { useSeconds } from '../../clock/seconds';
import { ChannelIcon } from '../../look/icons';
import { useLanguage } from '../../words/words';
import { callOf } from '../call/call';
import { nameOf } from '../customer/nameOf';
import { useServerClock } from '../feed/clock';
import { useLiveState } from '../feed/stores';
import { useQueueName } from '../plan/plan';
import { useFetched, useMessages } from '../queries/conversation';
import { shownHeld } from '../queries/shown';
import { type HeldContact, isConsult, outcomeMissing } from '../state/desk';
import { unreadOf } from '../state/live';
import styles from './ContactList.module.css';
import { turnOf } from './turn';
import { useIsTyping } from './useIsTyping';

interface Props {
  held: HeldContact;
  selected: boolean;
  onSelect: (contactId: string) => void;
}

/** One of my contacts: who, on which channel, who has to act and since when, what is unread. */
export const ContactEntry = memo(function ContactEntry({ held, selected, onSelect }: Props) {
  const { words } = useLanguage();
  const queueName = useQueueName();
  const { assigned } = held;
  const { contactId } = assigned;
  const conversation = useFetched(shownHeld(held)).data;
  const presence = useLiveState(({ contacts }) => contacts[contactId]?.presence);
  const unread = useLiveState(({ contacts }) => unreadOf(contacts[contactId]));
  const typing = useIsTyping(contactId);
  const said = useMessages(contactId, conversation)?.at(-1)?.text;
  return (
    <button type="button" className={styles.contact} aria-current={selected} onClick={() => onSelect(contactId)}>
      <span className={styles.icon}>
        <ChannelIcon channel={assigned.channel} size={22} />
        {presence !== undefined && presence !== 'HERE' && (
          <span className={styles.away} title={presence === 'LEFT' ? words.customerLive.LEFT : words.customerLive.away} />
        )}
      </span>
      <span className={styles.name}>
        {nameOf(conversation?.customer, words)}
      </span>
      <span className={styles.badge}>
        {unread > 0 && (
          <Badge size="sm" color="red.8" title={words.contacts.unread(unread)}>
            {unread}
            <span className="visually-hidden"> {words.contacts.unread(unread)}</span>
          </Badge>
        )}
      </span>
      <span className={styles.line}>
        {typing ? words.customerLive.typingShort : `${isConsult(held) ? words.consult.short : words.channels[assigned.channel] ?? assigned.channel} · ${queueName(assigned.queueId)}`}
      </span>
      {said !== undefined && said !== '' && <span className={styles.line}>{said.slice(0, 120)}</span>}
      <EntryClock held={held} fetched={conversation} />
    </button>
  );
});

/** The clock that matters now: wrap-up left, the call, or the turn since the customer wrote last. */
function EntryClock({ held, fetched }: { held: HeldContact; fetched: Conversation | undefined }) {
  useSeconds();
  const { words, formats } = useLanguage();
  const serverNow = useServerClock();
  const { assigned, wrapUp } = held;
  const messages = useMessages(assigned.contactId, fetched);
  const call = callOf(held, useLiveState(({ contacts }) => contacts[assigned.contactId]));
  const since = (instant: string) => formats.duration((serverNow() - Date.parse(instant)) / 1000);
  if (wrapUp !== undefined) {
    const left =
      wrapUp.endsAt === undefined
        ? since(wrapUp.startedAt)
        : formats.duration(Math.ceil((Date.parse(wrapUp.endsAt) - serverNow()) / 1000));
    return (
      <span className={styles.clock} data-act={outcomeMissing(held) || undefined}>
        {words.contacts.wrapUp} {left}
      </span>
    );
  }
  if (assigned.channel === 'VOICE') {
    const text = call.state === 'HELD' ? words.calls.held : (words.calls.states[call.state] ?? call.state);
    return (
      <span className={styles.clock} data-act={call.state === 'HELD' || undefined}>
        {text} {call.state === 'ENDED' ? '' : since(call.holdSince ?? call.talkingSince ?? assigned.assignedAt)}
      </span>
    );
  }
  const turn = turnOf(messages ?? []);
  const mine = turn?.whose !== 'CUSTOMER';
  return (
    <span className={styles.clock} data-act={mine || undefined} title={mine ? words.turn.agentHint : words.turn.customerHint}>
      {mine ? words.turn.agent(since(turn?.since ?? assigned.assignedAt)) : words.turn.customer(since(turn.since))}
    </span>
  );
}
