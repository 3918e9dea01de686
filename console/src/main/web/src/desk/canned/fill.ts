import type { CannedReply, Placeholder } from '../../api/canned';

/** What is known of the contact; what is missing is undefined. */
export type Values = Record<Placeholder, string | undefined>;

const open = /\{\{\s*(\w+)\s*\}\}/g;

export interface Filled {
  text: string;
  /** What is not known, and so was left out. */
  missing: Placeholder[];
  /** Where the writer goes on: at the first gap, else at the end. */
  caret: number;
}

/** The text of a reply with what is known; a gap is left where something is not. */
export function fill(reply: CannedReply, values: Values): Filled {
  const missing: Placeholder[] = [];
  let text = '';
  let caret: number | undefined;
  let from = 0;
  for (const found of reply.text.matchAll(open)) {
    text += reply.text.slice(from, found.index);
    from = found.index + found[0].length;
    const key = found[1] as Placeholder;
    const value = values[key];
    if (value === undefined || value === '') {
      caret ??= text.length;
      if (!missing.includes(key)) {
        missing.push(key);
      }
    } else {
      text += value;
    }
  }
  text += reply.text.slice(from);
  return { text, missing, caret: caret ?? text.length };
}

/** A slash at the start of a word, before the caret: where it stands and what follows it. */
export function slashBefore(text: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]{0,40})$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - (found[1] ?? '').length - 1, query: (found[1] ?? '').toLowerCase() };
}

const most = 8;

/** Those that fit what was typed, codes that begin with it first, the customer's language before others. */
export function choose(replies: CannedReply[], query: string, language: string): CannedReply[] {
  const base = (tag: string) => tag.split('-')[0];
  const rank = (reply: CannedReply) =>
    (base(reply.language) === base(language) ? 0 : 10) +
    (reply.code.startsWith(query) ? 0 : reply.code.includes(query) ? 1 : 2);
  return replies
    .filter(({ code, title }) => code.includes(query) || title.toLowerCase().includes(query))
    .map((reply) => ({ reply, at: rank(reply) }))
    .sort((one, other) => one.at - other.at || one.reply.code.localeCompare(other.reply.code))
    .slice(0, most)
    .map(({ reply }) => reply);
}
