import type { history as english } from './en.history';

/** Was vorher mit Kunden war, und wie man es findet, auf Deutsch. */
export const history: typeof english = {
  earlier: 'Früher mit diesem Kunden',
  none: 'Das ist der erste Kontakt.',
  more: 'Frühere zeigen',
  stages: {
    WAITING: 'Wartet',
    ENGAGED: 'In Arbeit',
    CLOSED: 'Beendet',
    ABANDONED: 'Kunde ging',
    EXPIRED: 'Abgelaufen',
    DISMISSED: 'Verworfen',
    REFUSED: 'Nicht angenommen',
  },

  reader: {
    title: 'Gespräch',
    logged: 'Nur zum Lesen. Wer öffnet, was er nicht selbst hat, wird festgehalten.',
    older: 'Ältere Nachrichten zeigen',
    newer: 'Neuere Nachrichten zeigen',
    empty: 'In diesem Gespräch wurde nichts geschrieben.',
  },

  search: {
    title: 'Suche',
    open: 'Nachrichten, Kunden und Fälle suchen',
    placeholder: 'Wörter, ein Name, eine Adresse, eine Nummer …',
    hint: 'Sie finden, was Sie lesen dürfen: Ihre Kontakte und alles von Kunden, die Sie gerade bedienen.',
    keys: '↑ ↓ wählen · Enter liest · Esc verlässt',
    nothing: 'Nichts gefunden',
    nothingHint: 'Versuchen Sie weniger oder andere Wörter. Das letzte Wort darf abgekürzt sein.',
    failed: 'Dieser Teil konnte nicht durchsucht werden.',
    more: 'Mehr',
    results: 'Ergebnisse',
    messages: 'Nachrichten',
    customers: 'Kunden',
    cases: 'Fälle',
    found: (count: number) => (count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`),
    channel: 'Kanal',
    anyChannel: 'Alle Kanäle',
    queue: 'Warteschlange',
    anyQueue: 'Alle Warteschlangen',
    period: 'Zeit',
    anyTime: 'Jederzeit',
    days: (days: number) => `Letzte ${days} Tage`,
    year: 'Letztes Jahr',
    byId: 'Über die Nummer gefunden',
    shortcut: 'Suchen',
  },
};
