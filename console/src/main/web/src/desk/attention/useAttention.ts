import { useEffect, useRef } from 'react';
import type { Words } from '../../words/en';
import { useLanguage } from '../../words/words';
import type { Desk } from '../feed/useDesk';
import type { LiveOffer } from '../state/desk';
import { newsSince, type Noticed, noticed, nothingNoticed } from './news';
import { useAttentionSettings } from './settings';
import { play, prepareSound } from './sounds';

const ringsEvery = 3_000;

/** Sounds and notifications for what came, as far as the agent chose them. */
export function useAttention(desk: Desk, front: string | null, onOpen: (contactId: string) => void): void {
  const { words } = useLanguage();
  const settings = useAttentionSettings();
  const before = useRef(nothingNoticed);
  const shown = useRef(new Map<string, Notification>());
  const open = useRef(onOpen);
  const { state, live } = desk;
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    if (settings.offerSound || settings.messageSound) {
      prepareSound();
    }
  }, [settings.offerSound, settings.messageSound]);

  useEffect(() => {
    const news = newsSince(before.current, state, live.state);
    before.current = noticed(state, live.state);
    const away = document.hidden || !document.hasFocus();
    const contacts = news.contacts.filter((contactId) => away || contactId !== front);
    if (settings.offerSound && news.offers.some((offer) => offer.channel !== 'VOICE')) {
      play('offer');
    }
    if (settings.messageSound && contacts.length > 0) {
      play('message');
    }
    if (settings.notifications && away) {
      const offers = news.offers.map((offer) => ofOffer(offer, desk, words));
      const messages = contacts.map((contactId) => ofMessage(contactId, desk, words));
      for (const banner of [...offers, ...messages]) {
        show(banner, shown.current, () => open.current(banner.contactId));
      }
    }
    closeOver(shown.current, before.current);
  }, [desk, state, live.state, settings, front, words]);

  const rings = settings.offerSound && state.offers.some((offer) => offer.channel === 'VOICE');
  useEffect(() => {
    if (!rings) {
      return undefined;
    }
    play('ring');
    const timer = setInterval(() => play('ring'), ringsEvery);
    return () => clearInterval(timer);
  }, [rings]);
}

/** A notification of the browser; what the customer wrote is never in it. */
interface Banner {
  tag: string;
  contactId: string;
  title: string;
  body: string;
}

const ofOffer = (offer: LiveOffer, desk: Desk, words: Words): Banner => ({
  tag: offer.offerId,
  contactId: offer.contactId,
  title: words.offer.title(words.channels[offer.channel] ?? offer.channel),
  body: offer.channel === 'VOICE' ? words.calls.answerPhone : desk.queueName(offer.queueId),
});

function ofMessage(contactId: string, desk: Desk, words: Words): Banner {
  const held = desk.state.held.find((one) => one.assigned.contactId === contactId);
  return {
    tag: contactId,
    contactId,
    title: words.attention.message,
    body: desk.queueName(held?.assigned.queueId ?? ''),
  };
}

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
