/** Below the gateway's largest frame, whatever the script. */
const mostBytes = 12_000;
/** What one message carries. */
const mostCharacters = 10_000;

const bytes = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;
const fits = (text: string): boolean => text.length <= mostCharacters && bytes(text) <= mostBytes;

/**
 * A text as messages that can be sent, none longer than one may be, no word lost: it is parted
 * between paragraphs, else lines, else words.
 */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const end = fits(rest) ? rest.length : breakOf(rest, longest(rest));
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return parts;
}

/** The longest beginning that one message can carry. */
function longest(text: string): number {
  let least = 1;
  let most = Math.min(text.length, mostCharacters);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(text.slice(0, middle))) {
      least = middle;
    } else {
      most = middle - 1;
    }
  }
  return least;
}

function breakOf(text: string, longest: number): number {
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(mark, longest);
    if (at > longest / 2) {
      return at;
    }
  }
  const code = text.codePointAt(longest - 1) ?? 0;
  return code > 0xffff && longest > 1 ? longest - 1 : longest; // no character is torn
}
