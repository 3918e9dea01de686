import { useSyncExternalStore } from 'react';

/** What an agent chose to hear and see; all is off until she chooses. */
export interface AttentionSettings {
  offerSound: boolean;
  messageSound: boolean;
  notifications: boolean;
}

const key = 'strowger.attention';
const changed = 'strowger:attention';
const off: AttentionSettings = { offerSound: false, messageSound: false, notifications: false };

let kept: { text: string | null; settings: AttentionSettings } = { text: null, settings: off };

/** The same object while nothing changed. */
function read(): AttentionSettings {
  const text = localStorage.getItem(key);
  if (text !== kept.text) {
    kept = { text, settings: parse(text) };
  }
  return kept.settings;
}

function parse(text: string | null): AttentionSettings {
  try {
    return { ...off, ...(JSON.parse(text ?? '{}') as Partial<AttentionSettings>) };
  } catch {
    return off;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(changed, listener);
  };
}

export function choose(change: Partial<AttentionSettings>): void {
  localStorage.setItem(key, JSON.stringify({ ...read(), ...change }));
  window.dispatchEvent(new Event(changed));
}

export const useAttentionSettings = (): AttentionSettings => useSyncExternalStore(subscribe, read);
