import { Badge, Button, Kbd, Menu, Progress } from '@mantine/core';
import { useState } from 'react';
import { acceptOffer, type DeclineReason, declineOffer, type OfferIssued } from '../../api/routing';
import { useSeconds } from '../../clock/seconds';
import { CallbackIcon, ChannelIcon } from '../../look/icons';
import { useNames } from '../../session/names';
import { useLanguage } from '../../words/words';
import { nameOf } from '../customer/nameOf';
import { useRun } from '../feed/acts';
import { useServerClock } from '../feed/clock';
import { useQueueName } from '../plan/plan';
import { useConsult } from '../queries/consult';
import { useFetched } from '../queries/conversation';
import { shownOffer } from '../queries/shown';
import { type LiveOffer, mayAccept } from '../state/desk';
import { whyMe } from '../why/why';
import styles from './OfferCard.module.css';

const declineReasons: DeclineReason[] = ['BUSY', 'NOT_MY_SKILL', 'TECHNICAL', 'OTHER'];

interface Props {
  offer: LiveOffer;
  /** In the middle of the desk instead of on top of it. */
  inline?: boolean;
  /** The one that Ctrl+Enter takes. */
  first?: boolean;
  onPreview?: () => void;
}

/** One offer: what it is, how long it stands, why it is mine. It never takes the focus. */
export function OfferCard({ offer, inline = false, first = inline, onPreview }: Props) {
  useSeconds();
  const { words, formats } = useLanguage();
  const run = useRun();
  const queueName = useQueueName();
  const serverNow = useServerClock();
  const [busy, setBusy] = useState(false);
  const conversation = useFetched(shownOffer(offer)).data;

  const left = Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - serverNow()) / 1000));
  const whole = (Date.parse(offer.expiresAt) - Date.parse(offer.issuedAt)) / 1000;
  const waited = (serverNow() - Date.parse(offer.enqueuedAt)) / 1000;
  const channel = words.channels[offer.channel] ?? offer.channel;
  const answer = async (command: ReturnType<typeof acceptOffer>) => {
    setBusy(true);
    await run(command);
    setBusy(false);
  };
  const accept = () => void answer(acceptOffer(offer.offerId));
  const consult = offer.source === 'CONSULT';
  const call = !mayAccept(offer);
  const callback = offer.source === 'CALLBACK';

  return (
    <article
      className={`${styles.card} ${inline ? styles.inline : ''}`}
      data-call={call || undefined}
      tabIndex={0}
      aria-label={words.offer.title(channel)}
      data-testid="offer"
      onKeyDown={(event) => {
        if (!call && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.target === event.currentTarget) {
          accept();
        }
      }}
    >
      <div className={styles.head}>
        <span className={styles.icon}>
          <ChannelIcon channel={offer.channel} size={22} />
        </span>
        <span className={styles.title}>{consult ? words.consult.offered(channel) : words.offer.title(channel)}</span>
        {onPreview !== undefined && (
          <Button variant="subtle" size="compact-xs" onClick={onPreview}>
            {words.offer.preview}
          </Button>
        )}
        <span className={styles.countdown} role="timer" aria-label={words.offer.secondsLeft(left)}>
          {left}
        </span>
      </div>
      <Progress
        value={(left / whole) * 100}
        color={left <= 5 ? 'red' : 'exchange'}
        size="sm"
        aria-label={words.offer.secondsLeft(left)}
      />
      <div className={styles.facts}>
        {callback && (
          <Badge color="indigo.8" leftSection={<CallbackIcon size={12} />}>
            {words.calls.callback}
          </Badge>
        )}
        <strong>{nameOf(conversation?.customer, words)}</strong>
        <span>{queueName(offer.queueId)}</span>
        <span>
          {conversation?.language === undefined
            ? words.offer.unknownLanguage
            : formats.languageName(conversation.language.tag)}
        </span>
        <span className="numerals">{words.offer.waited(formats.duration(waited))}</span>
      </div>
      {consult && <Question offer={offer} />}
      {call && (
        <div className={styles.lift}>
          <strong>{words.calls.answerPhone}</strong>
          <span>{callback ? words.calls.callbackHint : words.calls.ringing}</span>
        </div>
      )}
      <Why offer={offer} />
      <div className={styles.actions}>
        {!call && (
          <Button onClick={accept} loading={busy} rightSection={first ? <Kbd size="xs">Ctrl ⏎</Kbd> : null}>
            {words.offer.accept}
          </Button>
        )}
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button variant="default" disabled={busy} data-decline>
              {words.offer.decline} …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {declineReasons.map((reason) => (
              <Menu.Item key={reason} onClick={() => void answer(declineOffer(offer.offerId, reason))}>
                {words.offer.declineReasons[reason]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </article>
  );
}

/** Who asks, and what: it is read before all else. */
function Question({ offer }: { offer: LiveOffer }) {
  const { words } = useLanguage();
  const nameOf = useNames();
  const asked = useConsult(offer.contactId, offer.at).data;
  return asked === undefined ? null : (
    <p className={styles.why}>
      <strong>{words.consult.asksYou(nameOf(asked.askedBy))}</strong> {asked.messages[0]?.text}
    </p>
  );
}

function Why({ offer }: { offer: OfferIssued }) {
  const { words, formats } = useLanguage();
  const nameOf = useNames();
  return (
    <div>
      <p className={styles.why}>
        <strong>{words.offer.whyMe}</strong> {whyMe(offer, words, formats).join(' ')}
      </p>
      {offer.why.nearMisses.length > 0 && (
        <details>
          <summary className={styles.why}>{words.offer.lacks}</summary>
          <ul className={styles.lacks}>
            {offer.why.nearMisses.map((short) => (
              <li key={short.agentId}>
                {nameOf(short.agentId)}: {words.offer.ruleNames[short.rule] ?? short.rule} ({short.lacks})
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
