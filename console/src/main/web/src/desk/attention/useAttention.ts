import { useEffect, useRef } from 'react';
import { useLanguage } from '../../words/words';
import type { Desk } from '../feed/useDesk';
import { newsSince, noticed, nothingNoticed } from './news';
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
  const { state, live, queueName } = desk;
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
    const show = (tag: string, contactId: string, title: string, body: string) => {
      const notification = settings.notifications && away ? notify(title, body, tag) : null;
      if (notification !== null) {
        shown.current.set(tag, notification);
        notification.onclick = () => {
          window.focus();
          notification.close();
          open.current(contactId);
        };
      }
    };
    for (const offer of news.offers) {
      if (settings.offerSound && offer.channel !== 'VOICE') {
        play('offer');
      }
      show(
        offer.offerId,
        offer.contactId,
        words.offer.title(words.channels[offer.channel] ?? offer.channel),
        offer.channel === 'VOICE' ? words.calls.answerPhone : queueName(offer.queueId),
      );
    }
    const elsewhere = news.contacts.filter((contactId) => away || contactId !== front);
    if (settings.messageSound && elsewhere.length > 0) {
      play('message');
    }
    for (const contactId of elsewhere) {
      const queueId = state.held.find((held) => held.assigned.contactId === contactId)?.assigned.queueId ?? '';
      show(contactId, contactId, words.attention.message(1), queueName(queueId));
    }
    for (const [tag, notification] of shown.current) {
      if (!state.offers.some((offer) => offer.offerId === tag) && !(tag in before.current.messages)) {
        notification.close(); // what it told of is over
        shown.current.delete(tag);
      }
    }
  }, [state, live.state, settings, front, words, queueName]);

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

function notify(title: string, body: string, tag: string): Notification | null {
  if (!('Notification' in window) || Notification.permission !== 'granted') {
    return null;
  }
  try {
    return new Notification(title, { body, tag, icon: '/strowger.svg' });
  } catch {
    return null; // some browsers know them on service workers only
  }
}
