import { useEffect, useRef } from 'react';
import type { Words } from '../../words/en';
import { useLanguage } from '../../words/words';
import { useDeskState, useLiveState } from '../feed/stores';
import { useQueueName } from '../plan/plan';
import { idOf, useFront, useSelect } from '../selection/selection';
import type { HeldContact, LiveOffer } from '../state/desk';
import { newsSince, type Noticed, noticed, nothingNoticed } from './news';
import { useAttentionSettings } from './settings';
import { play, prepareSound } from './sounds';

const ringsEvery = 3_000;

/** Sounds and notifications for what came, as far as the agent chose them. Shows nothing itself. */
export function Attention() {
  const { words } = useLanguage();
  const state = useDeskState((all) => all);
  const live = useLiveState((all) => all);
  const queueName = useQueueName();
  const front = idOf(useFront());
  const onOpen = useSelect();
  const settings = useAttentionSettings();
  const before = useRef(nothingNoticed);
  const shown = useRef(new Map<string, Notification>());
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    if (settings.offerSound || settings.messageSound) {
      prepareSound();
    }
  }, [settings.offerSound, settings.messageSound]);

  useEffect(() => {
    const news = newsSince(before.current, state, live);
    before.current = noticed(state, live);
    const away = document.hidden || !document.hasFocus();
    const contacts = news.contacts.filter((contactId) => away || contactId !== front);
    if (settings.offerSound && news.offers.some((offer) => offer.channel !== 'VOICE')) {
      play('offer');
    }
    if (settings.messageSound && contacts.length > 0) {
      play('message');
    }
    if (settings.notifications && away) {
      const offers = news.offers.map((offer) => ofOffer(offer, words, queueName));
      const messages = contacts.map((contactId) => ofMessage(contactId, state.held, words, queueName));
      for (const banner of [...offers, ...messages]) {
        show(banner, shown.current, () => open.current(banner.contactId));
      }
    }
    closeOver(shown.current, before.current);
  }, [state, live, settings, front, words, queueName]);

  const rings = settings.offerSound && state.offers.some((offer) => offer.channel === 'VOICE');
  useEffect(() => {
    if (!rings) {
      return undefined;
    }
    play('ring');
    const timer = setInterval(() => play('ring'), ringsEvery);
    return () => clearInterval(timer);
  }, [rings]);
  return null;
}

/** A notification of the browser; what the customer wrote is never in it. */
interface Banner {
  tag: string;
  contactId: string;
  title: string;
  body: string;
}

type QueueName = (queueId: string) => string;

const ofOffer = (offer: LiveOffer, words: Words, queueName: QueueName): Banner => ({
  tag: offer.offerId,
  contactId: offer.contactId,
  title: words.offer.title(words.channels[offer.channel] ?? offer.channel),
  body: offer.channel === 'VOICE' ? words.calls.answerPhone : queueName(offer.queueId),
});

const ofMessage = (contactId: string, held: HeldContact[], words: Words, queueName: QueueName): Banner => ({
  tag: contactId,
  contactId,
  title: words.attention.message,
  body: queueName(held.find((one) => one.assigned.contactId === contactId)?.assigned.queueId ?? ''),
});

function show({ tag, title, body }: Banner, shown: Map<string, Notification>, onOpen: () => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') {
    return;
  }
  try {
    const notification = new Notification(title, { body, tag, icon: '/strowger.svg' });
    shown.set(tag, notification);
    notification.onclick = () => {
      window.focus();
      notification.close();
      onOpen();
    };
  } catch {
    // some browsers know them on service workers only
  }
}

/** What a notification told of can be over before anybody saw it. */
function closeOver(shown: Map<string, Notification>, now: Noticed): void {
  for (const [tag, notification] of shown) {
    if (!now.offers.includes(tag) && !(tag in now.messages)) {
      notification.close();
      shown.delete(tag);
    }
  }
}
