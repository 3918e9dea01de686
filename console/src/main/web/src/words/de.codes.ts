import type { Words } from './en';

/** The router's codes in German. */
export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const triggers: Words['offer']['triggers'] = {
  CONTACT_ARRIVED: 'er eintraf, als Sie frei waren',
  CONTACT_RETURNED: 'er in die Warteschlange zurückkam',
  OFFER_ENDED: 'ein früheres Angebot endete',
  AGENT_READY: 'Sie frei wurden und er als nächster an der Reihe war',
  AGENT_PULLED: 'Sie den nächsten geholt haben',
  BACKOFF_ENDED: 'eine Wartezeit nach einer früheren Antwort endete',
  CALLBACK_DUE: 'es Zeit ist, den Kunden zurückzurufen',
  STEP_OPENED: 'er so lange gewartet hat, dass mehr Agenten ihn übernehmen dürfen',
  PREFERENCE_ENDED: 'er nicht mehr auf eine bestimmte Person wartet',
  CHAT_IDLE: 'ein ruhiger Chat Ihnen Platz gelassen hat',
  CONTACT_UPDATED: 'jetzt mehr über ihn bekannt ist',
  AGENT_PICKED: 'Sie ihn ausgesucht haben',
  AGENT_STARTED: 'Sie ihn begonnen haben',
  SUPERVISOR_ASSIGNED: 'die Teamleitung ihn Ihnen gegeben hat',
  CONTACT_TRANSFERRED: 'ein Kollege ihn an Sie weitergegeben hat',
  AGENT_CONSULTS: 'ein Kollege Sie dazu um Rat fragt',
  CONSULT_NAMED: 'ein Kollege gerade Sie dazu um Rat fragt',
  CONSULT_COMPLETED: 'der Kollege, der Sie gefragt hat, ihn Ihnen übergeben hat',
  QUEUE_RESUMED: 'seine Warteschlange nicht mehr angehalten ist',
  ROSTER_CHANGED: 'sich der Dienstplan geändert hat',
  PLAN_APPLIED: 'ein neuer Vermittlungsplan gilt',
};

export const rules: Words['offer']['rules'] = {
  ACTIVE: (n) => `${n} nicht aktiv`,
  CONNECTED: (n) => `${n} nicht angemeldet`,
  PRESENCE: (n) => `${n} nicht verfügbar`,
  SUSPENSION: (n) => `${n} ohne Antwort`,
  QUEUE: (n) => `${n} nicht für die Warteschlange zuständig`,
  CHANNEL: (n) => `${n} nicht für diesen Kanal`,
  PHONE: (n) => `${n} ohne erreichbares Telefon`,
  PREFERRED: (n) => `${n} nicht die Person, auf die er wartet`,
  DELAY: (n) => `${n} erst später an der Reihe`,
  SKILL: (n) => `${n} ohne die Fähigkeit`,
  LANGUAGE: (n) => `${n} ohne die Sprache`,
  BACKOFF: (n) => `${n} eben abgelehnt`,
  INTERRUPT: (n) => `${n} nicht zu unterbrechen`,
  CAPACITY: (n) => `${n} ohne freien Platz`,
  OFFERED: (n) => `${n} mit einem Angebot, das zuerst zu beantworten ist`,
  PAUSED: (n) => `${n} nicht gefragt, solange die Warteschlange angehalten ist`,
};

export const ruleNames: Words['offer']['ruleNames'] = {
  ACTIVE: 'Aktiv',
  CONNECTED: 'Angemeldet',
  PRESENCE: 'Verfügbar',
  SUSPENSION: 'Antwortet',
  QUEUE: 'Warteschlange',
  CHANNEL: 'Kanal',
  PHONE: 'Telefon',
  PREFERRED: 'Die Person, auf die er wartet',
  DELAY: 'Lange genug gewartet für das Profil',
  SKILL: 'Fähigkeit',
  LANGUAGE: 'Sprache',
  BACKOFF: 'Eben abgelehnt',
  INTERRUPT: 'Unterbrechbar',
  CAPACITY: 'Freier Platz',
  OFFERED: 'Kein Angebot zuerst zu beantworten',
  PAUSED: 'Warteschlange nicht angehalten',
};

export const declineReasons: Words['offer']['declineReasons'] = {
  BUSY: 'Ich bin beschäftigt',
  NOT_MY_SKILL: 'Nicht mein Fachgebiet',
  TECHNICAL: 'Technische Störung',
  OTHER: 'Anderer Grund',
};

export const revokedReasons: Words['offer']['notices']['revokedReasons'] = {
  CUSTOMER_LEFT: 'der Kunde ist gegangen',
  AGENT_DISCONNECTED: 'Ihre Verbindung war unterbrochen',
  AGENT_NOT_AVAILABLE: 'Sie waren nicht mehr verfügbar',
  PLAN_CHANGED: 'der Vermittlungsplan wurde geändert',
  AGENT_REMOVED: 'Sie stehen nicht mehr im Dienstplan',
  PHONE_UNREACHABLE: 'Ihr Telefon ist nicht mehr erreichbar',
  CALLBACK_REQUESTED: 'der Kunde möchte zurückgerufen werden',
  SUPERVISOR: 'die Teamleitung hat anders entschieden',
  CONTACT_UPDATED: 'er braucht doch etwas anderes',
  CONSULT_ENDED: 'die Rückfrage ist beendet',
};

export const returnedReasons: Words['offer']['notices']['returnedReasons'] = {
  HANDED_BACK: 'Sie haben ihn zurückgegeben',
  SIGNED_OFF: 'Sie haben sich abgemeldet',
  AGENT_LOST: 'Ihre Verbindung war zu lange unterbrochen',
  SUPERVISOR: 'die Teamleitung hat ihn verschoben',
  AGENT_REMOVED: 'Sie stehen nicht mehr im Dienstplan',
  CALLBACK_FAILED: 'der Kunde war nicht zu erreichen, der nächste Versuch kommt später',
  SNOOZED: 'Sie haben ihn zurückgelegt',
  REQUEUED: 'die Teamleitung hat alle Ihre Kontakte zurückgelegt',
};

export const endedBy: Words['offer']['notices']['endedBy'] = {
  AGENT: 'Sie haben ihn beendet',
  CUSTOMER: 'der Kunde hat beendet',
  CHANNEL: 'die Verbindung ist abgebrochen',
  SUPERVISOR: 'die Teamleitung hat beendet',
  CALLBACK_FAILED: 'der Kunde war nicht zu erreichen',
};
