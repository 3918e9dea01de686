import type { EligibilityRule, OfferIssued } from '../../api/routing';
import type { Formats } from '../../format/formats';
import type { Words } from '../../words/en';

/** Says in sentences why the router chose this agent. */
export function whyMe(offer: OfferIssued, words: Words, formats: Formats): string[] {
  const { why } = offer;
  if (why.trigger === 'AGENT_PULLED') {
    return [words.offer.pulled];
  }
  const sentences = [
    why.candidates <= 1
      ? words.offer.onlyYou
      : words.offer.longest(why.candidates, since(why.winnerKey, words, formats)),
  ];
  const fell = Object.entries(why.fell) as [EligibilityRule, number][];
  if (fell.length > 0) {
    sentences.push(words.offer.others(formats.list(fell.map(([rule, n]) => words.offer.rules[rule](n)))));
  }
  sentences.push(words.offer.because(words.offer.triggers[why.trigger]));
  return sentences;
}

function since(winnerKey: string, words: Words, formats: Formats): string {
  return /^\d{4}-\d\d-\d\dT/.test(winnerKey) ? words.offer.sinceClock(formats.clock(winnerKey)) : '';
}
