import { describe, expect, it } from 'vitest';
import type { WidgetStatus } from '../protocol';
import { type Chat, emptyChat, withService } from '../state/chat';
import { wordsOf } from '../words';
import { ServiceText } from './ServiceText';
import { sayWhen } from './when';

const english = new ServiceText(wordsOf('en-GB'), 'en-GB');
const german = new ServiceText(wordsOf('de-DE'), 'de-DE');
const hour = new Date(Date.now() + 60_000).toISOString();
const when = sayWhen(hour, 'en-GB');
const wann = sayWhen(hour, 'de-DE');

function before(service: WidgetStatus): Chat {
  return withService(emptyChat, service);
}

function waiting(more: Partial<Chat>): Chat {
  return { ...emptyChat, phase: 'waiting', ...more };
}

describe('TR10: before she writes', () => {
  it.each<[WidgetStatus, string, string]>([
    [{ state: 'OPEN' }, 'We are here', 'Wir sind da'],
    [{ state: 'OPEN', openUntil: hour }, `We are here until ${when}`, `Wir sind da bis ${wann}`],
    [
      { state: 'BUSY', waitSeconds: { from: 60, to: 200 } },
      'We are here, and all of us are talking to somebody right now. It should take about 1–4 minutes.',
      'Wir sind da und sprechen gerade alle mit jemandem. Es dauert etwa 1–4 Minuten.',
    ],
    [
      { state: 'NOBODY' },
      'Nobody is here at the moment. We answer as soon as somebody is back.',
      'Zurzeit ist niemand da. Wir antworten, sobald wieder jemand da ist.',
    ],
    [{ state: 'NOBODY', opensAt: hour }, `Nobody is here at the moment. We answer from ${when} on.`, `Zurzeit ist niemand da. Wir antworten ab ${wann}.`],
    [{ state: 'DEFERRED', opensAt: hour }, `We are closed now. We answer from ${when} on.`, `Wir haben gerade geschlossen. Wir antworten ab ${wann}.`],
    [{ state: 'CLOSED', opensAt: hour }, `We are closed now. We are back from ${when} on.`, `Wir haben gerade geschlossen. Wir sind wieder da ab ${wann}.`],
    [{ state: 'CLOSED', message: 'Fire drill' }, 'Fire drill', 'Fire drill'],
    [
      { state: 'FULL' },
      'Too many people are waiting right now. Please try again later.',
      'Gerade warten zu viele. Bitte versuchen Sie es später noch einmal.',
    ],
    [{ state: 'UNKNOWN' }, 'You can write to us', 'Sie können uns schreiben'],
  ])('should say %j', (service, en, de) => {
    expect(english.of(before(service))).toBe(en);
    expect(german.of(before(service))).toBe(de);
  });

  it('should promise nothing while nothing is known', () => {
    expect(english.of(emptyChat)).toBe('You can write to us');
  });
});

describe('TR10: while she waits', () => {
  it('should never name a position or a time when nobody is there', () => {
    const chat = waiting({ position: 1, wait: { from: 60, to: 120 }, service: { state: 'NOBODY' } });
    expect(english.of(chat)).toBe('We have your message. Nobody is here at the moment. We answer as soon as somebody is back.');
  });

  it('should name them again when somebody comes', () => {
    const chat = waiting({ position: 1, wait: { from: 60, to: 120 }, service: { state: 'BUSY' } });
    expect(english.of(chat)).toBe('You are next. Somebody will be with you soon. It should take about 1–2 minutes.');
  });
});

describe('TR10: after she wrote to a closed queue', () => {
  it('should say from when on she is answered, in the words of the queue where it has some', () => {
    const chat: Chat = { ...emptyChat, phase: 'deferred', answerFrom: hour };
    expect(english.of(chat)).toBe(`We are closed now. We answer from ${when} on.`);
    expect(german.of({ ...chat, closing: 'Betriebsausflug.' })).toBe(`Betriebsausflug. Wir antworten ab ${wann}.`);
  });
});

describe('a time', () => {
  it('should be said with its day when that is another', () => {
    const now = new Date(2026, 2, 2, 20, 0);
    const at = (day: number, h: number) => sayWhen(new Date(2026, 2, day, h, 0).toISOString(), 'en-GB', now);
    expect(at(2, 22)).toBe('22:00');
    expect(at(3, 8)).toMatch(/^Tuesday.*08:00$/);
    expect(at(12, 8)).toMatch(/^Thursday.*12 March.*08:00$/);
    expect(sayWhen('nonsense', 'en-GB', now)).toBe('');
  });
});
