import { Badge } from '@mantine/core';
import { ChannelIcon } from '../../app/icons';
import { useLanguage } from '../../words/words';
import { callOf } from '../call/call';
import { nameOf } from '../customer/nameOf';
import { useDesk } from '../feed/useDesk';
import { type HeldContact, outcomeMissing } from '../state/desk';
import { isTyping, unreadOf } from '../state/live';
import styles from './ContactList.module.css';
import { shownHeld, useConversation } from './queries';
import { turnOf } from './turn';

interface Props {
  held: HeldContact;
  selected: boolean;
  onSelect: () => void;
}

/** One of my contacts: who, on which channel, who has to act and since when, what is unread. */
export function ContactEntry({ held, selected, onSelect }: Props) {
  const { words } = useLanguage();
  const { queueName, live } = useDesk();
  const { assigned } = held;
  const conversation = useConversation(shownHeld(held)).data;
  const contact = live.state.contacts[assigned.contactId];
  const unread = unreadOf(contact);
  const typing = isTyping(contact, Date.now());
  return (
    <button type="button" className={styles.contact} aria-current={selected} onClick={onSelect}>
      <span className={styles.icon}>
        <ChannelIcon channel={assigned.channel} size={22} />
        {contact?.presence !== undefined && contact.presence !== 'HERE' && (
          <span className={styles.away} title={contact.presence === 'LEFT' ? words.customerLive.LEFT : words.customerLive.away} />
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
        {typing ? words.customerLive.typingShort : `${words.channels[assigned.channel]} · ${queueName(assigned.queueId)}`}
      </span>
      <EntryClock held={held} turn={turnOf(conversation?.messages ?? [])} />
    </button>
  );
}

/** The clock that matters now: wrap-up left, the call, or the turn since the customer wrote last. */
function EntryClock({ held, turn }: { held: HeldContact; turn: ReturnType<typeof turnOf> }) {
  const { words, formats } = useLanguage();
  const { serverNow, live } = useDesk();
  const { assigned, wrapUp } = held;
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
    const call = callOf(held, live.state.contacts[assigned.contactId]);
    const text = call.state === 'HELD' ? words.calls.held : words.calls.states[call.state];
    return (
      <span className={styles.clock} data-act={call.state === 'HELD' || undefined}>
        {text} {call.state === 'ENDED' ? '' : since(call.holdSince ?? call.talkingSince ?? assigned.assignedAt)}
      </span>
    );
  }
  const mine = turn?.whose !== 'CUSTOMER';
  return (
    <span className={styles.clock} data-act={mine || undefined} title={mine ? words.turn.agentHint : words.turn.customerHint}>
      {mine ? words.turn.agent(since(turn?.since ?? assigned.assignedAt)) : words.turn.customer(since(turn.since))}
    </span>
  );
}
