import type { ContactPurpose, KnownFact, MergeReason, VerificationMethod } from '../../../api/customers';
import type { ChannelType } from '../../../api/routing';

export const en = {
  tier: 'Tier',
  chosenLanguage: 'Chosen language',
  vouched: 'confirmed by the site',
  show: 'Show in full',
  hide: 'Hide',
  kinds: { email: 'Mail', phone: 'Phone', visitor: 'Chat visitor', form: 'Web form' } as Record<string, string>,
  account: (shop: string) => `Account at ${shop}`,
  failed: 'The customer card could not be loaded.',

  proposals: 'Perhaps the same person',
  reasons: {
    SITE_WORD: 'The site says that this address or number is theirs.',
    SAME_EMAIL: 'Both have the same confirmed mail address.',
    SAME_PHONE: 'Both have the same confirmed phone number.',
    FOUND: 'An agent found that they are one person.',
  } satisfies Record<MergeReason, string>,
  unnamed: 'No name',
  same: 'Same person',
  notSame: 'Not the same',

  merged: 'Made one',
  mergedBy: (who: string, when: string) => `by ${who}, ${when}`,
  undo: 'Separate again',
  undoTitle: 'Separate these customers again?',
  undoText: 'Each gets back what was theirs before. What came in since then stays with this customer.',

  find: 'Find the same person',
  findTitle: 'Who is the same person?',
  identity: 'Mail address or phone number',
  identityHint: 'The whole address, or the number with its country code, such as +49 30 1234567',
  search: 'Search',
  nobody: 'You know no customer with it.',
  itself: 'This is the same customer already.',
  note: 'Why are they the same?',
  merge: 'Make them one',

  consent: 'May be contacted by us',
  channels: { EMAIL: 'Mail', VOICE: 'Phone', CHAT: 'Chat', SOCIAL: 'Messages' } as Partial<Record<ChannelType, string>>,
  purposes: {
    SERVICE: 'Service',
    SURVEY: 'Surveys',
    MARKETING: 'Advertising',
  } satisfies Record<ContactPurpose, string>,
  consentOf: (channel: string, purpose: string) => `${purpose} by ${channel.toLowerCase()}`,
  objected: (what: string) => `Does not want: ${what}`,
  noObjection: 'No objections.',
  change: 'Change',
  consentTitle: 'How may we contact this customer unasked?',
  consentText: 'What the customer asks is always answered.',
  done: 'Done',

  verification: {
    title: 'Who is it?',
    levels: ['Not verified', 'Knows the facts', 'Proved'] as readonly string[],
    methods: {
      KNOWLEDGE: 'by facts named',
      SITE_LOGIN: 'signed in at the site',
      ONE_TIME_CODE: 'by a code',
      OVERRIDE: "by a supervisor's word",
    } satisfies Record<VerificationMethod, string>,
    begin: 'Verify',
    question: 'What did the customer name unprompted?',
    hint: 'Tick what was said before you said it. Two facts are enough; fewer count as a failed try.',
    facts: {
      NAME: 'Full name',
      EMAIL: 'Mail address',
      PHONE: 'Phone number',
      ACCOUNT: 'Account number',
      EARLIER_CONTACT: 'What an earlier contact was about',
    } satisfies Record<KnownFact, string>,
    notEnough: 'That was not enough. It counts as a failed try.',
    submit: 'Done',
    locked: (until: string) => `Three tries failed. The next one is possible from ${until}; a supervisor can decide before.`,
  },

  mail: 'Write a mail',
  mailTitle: 'Write a mail to this customer',
  to: 'To',
  from: 'From',
  queue: 'Queue',
  subject: 'Subject',
  begin: 'Begin',
  noAddress: 'No mail address is known.',
  noMail: 'The customer does not want mail from us.',
};

export type CustomerWords = typeof en;
