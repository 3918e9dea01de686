/** Every sentence of the chat; the bubble has its own. */
export interface Words {
  readonly title: string;
  readonly minimise: string;
  readonly greeting: string;
  readonly greetingHint: string;
  readonly log: string;
  readonly connecting: string;
  readonly ready: string;
  readonly readyUntil: (when: string) => string;
  /** It is not known whether somebody is there. */
  readonly writable: string;
  readonly busy: string;
  readonly nobody: string;
  readonly nobodyWaits: string;
  readonly closed: string;
  readonly full: string;
  readonly answerFrom: (when: string) => string;
  readonly answerWhenBack: string;
  readonly opensAt: (when: string) => string;
  readonly keptHint: string;
  readonly address: string;
  readonly addressWhy: string;
  readonly addressLeave: string;
  readonly addressTold: string;
  readonly addressKept: string;
  readonly addressRefused: string;
  readonly read: string;
  readonly waiting: string;
  readonly next: string;
  readonly ahead: (count: number) => string;
  /** How long it will take, in minutes; `from` may equal `to`. */
  readonly wait: (from: number, to: number) => string;
  readonly waitShort: string;
  readonly connected: string;
  readonly connectedWith: (name: string) => string;
  readonly ended: string;
  readonly offline: string;
  readonly refused: string;
  readonly typingName: (name: string) => string;
  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly tooLong: (characters: number) => string;
  readonly inParts: (count: number) => string;
  readonly end: string;
  readonly endQuestion: string;
  readonly endYes: string;
  readonly endNo: string;
  readonly again: string;
  readonly you: string;
  readonly agent: string;
  readonly sending: string;
  readonly notSent: string;
  readonly sent: string;
}

function minutes(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

const en: Words = {
  title: 'Chat',
  minimise: 'Minimise',
  greeting: 'How can we help?',
  greetingHint: 'Write to us, in your language. A person answers here.',
  log: 'Conversation',
  connecting: 'Connecting …',
  ready: 'We are here',
  readyUntil: (when) => `We are here until ${when}`,
  writable: 'You can write to us',
  busy: 'We are here, and all of us are talking to somebody right now.',
  nobody: 'Nobody is here at the moment.',
  nobodyWaits: 'We have your message. Nobody is here at the moment.',
  closed: 'We are closed now.',
  full: 'Too many people are waiting right now. Please try again later.',
  answerFrom: (when) => `We answer from ${when} on.`,
  answerWhenBack: 'We answer as soon as somebody is back.',
  opensAt: (when) => `We are back from ${when} on.`,
  keptHint: 'Write to us all the same. Your message is kept and will be answered.',
  address: 'E-mail address for the answer',
  addressWhy: 'You do not have to wait here: leave an address, and we can answer there.',
  addressLeave: 'Leave address',
  addressTold: 'Your address is being sent …',
  addressKept: 'We have your address. You can leave this page.',
  addressRefused: 'This is not an e-mail address.',
  read: 'Read',
  waiting: 'Looking for somebody who can help you …',
  next: 'You are next. Somebody will be with you soon.',
  ahead: (count) => (count === 1 ? 'One person is ahead of you.' : `${count} people are ahead of you.`),
  wait: (from, to) => `It should take about ${from === to ? minutes(to, 'minute', 'minutes') : `${from}–${to} minutes`}.`,
  waitShort: 'It should take less than a minute.',
  connected: 'You are connected',
  connectedWith: (name) => `You are talking to ${name}`,
  ended: 'This chat has ended. Thank you!',
  offline: 'No connection. Your messages are kept and sent as soon as it is back.',
  refused: 'The chat is not available here.',
  typingName: (name) => `${name} is writing …`,
  message: 'Your message',
  placeholder: 'Write a message',
  send: 'Send',
  tooLong: (characters) => `${characters} characters are too many for a chat. Please shorten the text.`,
  inParts: (count) => `This will be sent as ${count} messages.`,
  end: 'End chat',
  endQuestion: 'End this chat?',
  endYes: 'End chat',
  endNo: 'Go on chatting',
  again: 'Start a new chat',
  you: 'You',
  agent: 'Support',
  sending: 'Sending …',
  notSent: 'This message could not be sent.',
  sent: 'Sent',
};

const de: Words = {
  title: 'Chat',
  minimise: 'Verkleinern',
  greeting: 'Wie können wir helfen?',
  greetingHint: 'Schreiben Sie uns in Ihrer Sprache. Hier antwortet ein Mensch.',
  log: 'Unterhaltung',
  connecting: 'Verbindung wird aufgebaut …',
  ready: 'Wir sind da',
  readyUntil: (when) => `Wir sind da bis ${when}`,
  writable: 'Sie können uns schreiben',
  busy: 'Wir sind da und sprechen gerade alle mit jemandem.',
  nobody: 'Zurzeit ist niemand da.',
  nobodyWaits: 'Wir haben Ihre Nachricht. Zurzeit ist niemand da.',
  closed: 'Wir haben gerade geschlossen.',
  full: 'Gerade warten zu viele. Bitte versuchen Sie es später noch einmal.',
  answerFrom: (when) => `Wir antworten ab ${when}.`,
  answerWhenBack: 'Wir antworten, sobald wieder jemand da ist.',
  opensAt: (when) => `Wir sind wieder da ab ${when}.`,
  keptHint: 'Schreiben Sie uns trotzdem. Ihre Nachricht ist aufgehoben und wird beantwortet.',
  address: 'E-Mail-Adresse für die Antwort',
  addressWhy: 'Sie müssen hier nicht warten: Mit einer Adresse können wir Ihnen dorthin antworten.',
  addressLeave: 'Adresse hinterlassen',
  addressTold: 'Ihre Adresse wird gesendet …',
  addressKept: 'Wir haben Ihre Adresse. Sie können die Seite verlassen.',
  addressRefused: 'Das ist keine E-Mail-Adresse.',
  read: 'Gelesen',
  waiting: 'Wir suchen jemanden, der Ihnen helfen kann …',
  next: 'Sie sind als Nächstes an der Reihe. Gleich ist jemand für Sie da.',
  ahead: (count) => (count === 1 ? 'Eine Person ist vor Ihnen.' : `${count} Personen sind vor Ihnen.`),
  wait: (from, to) => `Es dauert etwa ${from === to ? minutes(to, 'Minute', 'Minuten') : `${from}–${to} Minuten`}.`,
  waitShort: 'Es dauert weniger als eine Minute.',
  connected: 'Sie sind verbunden',
  connectedWith: (name) => `Sie sprechen mit ${name}`,
  ended: 'Dieser Chat ist beendet. Vielen Dank!',
  offline: 'Keine Verbindung. Ihre Nachrichten sind aufgehoben und gehen hinaus, sobald sie wieder steht.',
  refused: 'Der Chat ist hier nicht verfügbar.',
  typingName: (name) => `${name} schreibt …`,
  message: 'Ihre Nachricht',
  placeholder: 'Nachricht schreiben',
  send: 'Senden',
  tooLong: (characters) => `${characters} Zeichen sind für einen Chat zu viele. Bitte kürzen Sie den Text.`,
  inParts: (count) => `Der Text geht als ${count} Nachrichten hinaus.`,
  end: 'Chat beenden',
  endQuestion: 'Diesen Chat beenden?',
  endYes: 'Chat beenden',
  endNo: 'Weiter chatten',
  again: 'Neuen Chat beginnen',
  you: 'Sie',
  agent: 'Support',
  sending: 'Wird gesendet …',
  notSent: 'Diese Nachricht konnte nicht gesendet werden.',
  sent: 'Gesendet',
};

/** The words of a locale; English where there are none. */
export function wordsOf(locale: string): Words {
  return locale.toLowerCase().startsWith('de') ? de : en;
}
