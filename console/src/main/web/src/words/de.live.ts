import type { live as english } from './en.live';

/** Sentences of calls, chats and what an agent is told of them, in German. */
export const live: typeof english = {
  calls: {
    answerPhone: 'Nehmen Sie Ihr Telefon ab',
    ringing: 'Ihr Telefon klingelt: Abheben nimmt den Anruf an.',
    callback: 'Rückruf',
    callbackHint: 'Heben Sie ab, dann wird der Kunde angerufen.',
    bar: 'Anruf',
    dialled: 'Rief an',
    states: {
      CONNECTING: 'Wird verbunden …',
      DIALLING: 'Kunde wird angerufen …',
      TALKING: 'Im Gespräch',
      ENDED: 'Anruf beendet',
    },
    heldBy: { AGENT: 'Von Ihnen gehalten', CUSTOMER: 'Vom Kunden gehalten' },
    endedBy: {
      CUSTOMER: 'Der Kunde hat aufgelegt',
      AGENT: 'Sie haben aufgelegt',
      CALLBACK: 'Der Kunde wird zurückgerufen',
      TRANSFER: 'Der Anruf ging an jemand anderen',
      GATEWAY_RESTART: 'Der Anruf ist bei uns abgebrochen',
      FAILED: 'Der Anruf kam nicht zustande',
    },
    talked: 'Anruf',
    held: 'Gehalten',
    hangUp: 'Auflegen',
    holdHint: 'Halten und Stummschalten geht am Telefon.',
    noMessages: 'Ein Anruf hat keine Nachrichten. Ihre Notizen kommen in den Fall.',
  },

  customerLive: {
    HERE: 'Online',
    AWAY: (duration) => `Weg seit ${duration}`,
    LEFT: 'Gegangen',
    away: 'Weg',
    typingShort: 'schreibt …',
    typing: (name) => `${name} schreibt …`,
  },

  turn: {
    agent: (duration) => `Sie sind dran seit ${duration}`,
    customer: (duration) => `Kunde ist dran seit ${duration}`,
    agentHint: 'seit der letzten Nachricht des Kunden',
    customerHint: 'seit der letzten Antwort',
  },

  sendKeys: {
    enterSends: 'Eingabetaste sendet',
    enter: 'Umschalt+Eingabe: neue Zeile',
    ctrlEnter: 'Eingabe: neue Zeile',
  },

  ended: {
    chat: 'Dieser Chat ist beendet, es kann nichts mehr gesendet werden. Notizen kommen weiter in den Fall.',
    chatBy: {
      CUSTOMER:
        'Der Kunde hat diesen Chat beendet, es kann nichts mehr gesendet werden. Notizen kommen weiter in den Fall.',
      CHANNEL:
        'Die Verbindung dieses Chats ist abgebrochen, es kann nichts mehr gesendet werden. Notizen kommen weiter in den Fall.',
    },
    unsent: 'Was Sie schon geschrieben hatten:',
  },

  outbox: {
    WAITING: 'Wartet auf die Verbindung',
    SENDING: 'Wird gesendet …',
    refused: (why) => `Nicht gesendet. ${why}`,
    sendAnyway: 'Trotzdem senden',
    again: 'Noch einmal',
    edit: 'Bearbeiten',
    discard: 'Verwerfen',
  },

  outcome: {
    ask: 'Wie ist dieser Kontakt ausgegangen?',
    save: 'Ergebnis speichern',
    saveAndDone: 'Speichern und fertig',
    saved: (name) => `Ergebnis: ${name}`,
    missing: 'Wählen Sie ein Ergebnis, dann können Sie abschließen.',
  },

  leftOver: {
    title: 'Nicht gespeicherte Notizen',
    save: 'Im Fall speichern',
    discard: 'Verwerfen',
  },

  phone: {
    title: 'Mein Telefon',
    REACHABLE: 'Telefon verbunden',
    UNREACHABLE: 'Telefon nicht verbunden',
    connect: 'Telefon verbinden …',
    banner: 'Ihr Telefon ist nicht verbunden, deshalb werden Ihnen keine Anrufe angeboten.',
    how: 'So geht es',
    hide: 'Jetzt nicht',
    steps:
      'Tragen Sie das in Ihr SIP-Telefon ein (Tischtelefon oder Softphone). Es meldet sich selbst an; sobald das geschehen ist, werden Anrufe angeboten.',
    registrar: 'Registrar oder Server',
    user: 'Benutzername',
    password: 'Passwort',
    address: 'Ihre Adresse',
    transport: 'Transport',
    udp: 'UDP',
    show: 'Passwort zeigen',
    hidePassword: 'Passwort verbergen',
    copy: (what) => `Kopieren: ${what}`,
    copied: 'Kopiert',
    secret: 'Das Passwort gehört nur Ihnen: wer es hat, kann Ihre Anrufe annehmen.',
  },

  attention: {
    title: 'Töne und Benachrichtigungen',
    offers: 'Ton bei Angeboten',
    offersHint: 'Ein Anruf klingelt, bis er angenommen ist; alles andere meldet sich einmal.',
    messages: 'Ton bei neuen Nachrichten',
    messagesHint: 'Von Kontakten, die gerade nicht vor Ihnen liegen.',
    test: 'Anhören',
    browser: 'Benachrichtigungen des Browsers',
    browserHint:
      'Angebote und neue Nachrichten, während dieser Tab im Hintergrund ist. Was der Kunde schrieb, zeigen sie nie.',
    denied: 'Ihr Browser verbietet Benachrichtigungen für diese Seite. Erlauben Sie sie in seinen Einstellungen.',
    unsupported: 'Ihr Browser hat keine Benachrichtigungen für diese Seite.',
    message: 'Neue Nachricht',
  },
};
