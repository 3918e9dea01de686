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
      : why.ranking !== 'LONGEST_AVAILABLE'
        ? words.offer.chosen(why.candidates)
        : words.offer.longest(why.candidates, since(why.winnerKey, words, formats)),
  ];
  const others = ruledOut(why.ineligibleByRule, words, formats);
  if (others !== '') {
    sentences.push(words.offer.others(others));
  }
  const because: string | undefined = words.offer.triggers[why.trigger];
  if (because !== undefined) {
    sentences.push(words.offer.because(because));
  }
  return sentences;
}

/** How many each rule rules out; a rule that only a newer exchange knows is named by its code. */
export function ruledOut(ineligibleByRule: OfferIssued['why']['ineligibleByRule'], words: Words, formats: Formats): string {
  const rules = Object.entries(ineligibleByRule) as [EligibilityRule, number][];
  return formats.list(rules.map(([rule, n]) => words.offer.rules[rule]?.(n) ?? `${n} ${rule}`));
}

function since(winnerKey: string, words: Words, formats: Formats): string {
  return /^\d{4}-\d\d-\d\dT/.test(winnerKey) ? words.offer.sinceClock(formats.clock(winnerKey)) : '';
}
