import type { CannedReply, Placeholder } from '../api/canned';
import type { RepliesWords } from './words/en';

/** What stands in the form. */
export interface Form {
  /** Of the reply that is changed; without it is a new one. */
  id?: string;
  version?: number;
  code: string;
  language: string;
  title: string;
  text: string;
}

export type Faults = Partial<Record<'code' | 'title' | 'text', string>>;

export const newForm = (language: string): Form => ({ code: '', language, title: '', text: '' });

export const formOf = ({ id, version, code, language, title, text }: CannedReply): Form => ({
  id,
  version,
  code,
  language,
  title,
  text,
});

/** Whether somebody would miss something if the form were gone. */
export function isDirty(form: Form, saved: CannedReply | undefined): boolean {
  const was = saved === undefined ? newForm(form.language) : formOf(saved);
  return form.code !== was.code || form.title !== was.title || form.text !== was.text || form.language !== was.language;
}

const codeForm = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** What the service would refuse, at its field. */
export function faultsOf(form: Form, words: RepliesWords): Faults {
  const faults: Faults = {};
  if (!codeForm.test(form.code)) {
    faults.code = words.faults.code;
  }
  if (form.title.trim() === '' || form.title.length > 100) {
    faults.title = words.faults.title;
  }
  if (form.text.trim() === '' || form.text.length > 10_000) {
    faults.text = words.faults.text;
  } else {
    const fault = placeholderFault(form.text, words);
    if (fault !== undefined) {
      faults.text = fault;
    }
  }
  return faults;
}

function placeholderFault(text: string, words: RepliesWords): string | undefined {
  const known = Object.keys(words.placeholders) as Placeholder[];
  const unknown = [...text.matchAll(/\{\{([^{}]{0,64})\}\}/g)]
    .map((found) => (found[1] ?? '').trim())
    .find((key) => !known.some((one) => one === key));
  if (unknown !== undefined) {
    return words.faults.unknown(unknown);
  }
  const rest = text.replace(/\{\{[^{}]{0,64}\}\}/g, '');
  return rest.includes('{{') || rest.includes('}}') ? words.faults.open : undefined;
}

const kept = 'strowger.reply-form';

/** What is not saved outlives a look at another page, and a reload. */
export function keepForm(store: Storage, form: Form | null): void {
  try {
    if (form === null) {
      store.removeItem(kept);
    } else {
      store.setItem(kept, JSON.stringify(form));
    }
  } catch {
    // a full or forbidden storage must not stop the writer
  }
}

export function keptForm(store: Storage): Form | null {
  try {
    return JSON.parse(store.getItem(kept) ?? 'null') as Form | null;
  } catch {
    return null;
  }
}
