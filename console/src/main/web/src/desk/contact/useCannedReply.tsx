import { Text } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { CannedReply, Placeholder } from '../../api/canned';
import type { Case } from '../../api/cases';
import type { Conversation } from '../../api/gateway';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { CannedPicker, optionId } from '../canned/CannedPicker';
import type { Values } from '../canned/fill';
import { useCanned } from '../canned/useCanned';
import { useQueueName } from '../plan/plan';

interface About {
  conversation: Conversation | undefined;
  openCase: Case | undefined;
  queueId: string;
}

/** Canned replies in a text: the picker, what it puts there, and the sentence that names the gaps. */
export function useCannedReply(
  { conversation, openCase, queueId }: About,
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
) {
  const { words, formats, locale } = useLanguage();
  const me = useSignedIn();
  const queueName = useQueueName();
  const [missing, setMissing] = useState<Placeholder[]>([]);
  const values = (reply: CannedReply): Values => ({
    customerName: conversation?.customer.name,
    agentName: me.name,
    caseNumber: openCase?.id,
    queueName: queueName(queueId),
    today: new Intl.DateTimeFormat(reply.language, { dateStyle: 'long' }).format(new Date()),
  });
  const canned = useCanned(conversation?.language?.tag ?? locale, values, (put) => {
    write(text.slice(0, put.from) + put.text + text.slice(put.to));
    setMissing(put.missing);
    const caret = put.from + put.caret;
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(caret, caret);
    });
  });
  const marked = canned.found[canned.at];
  return {
    key: canned.key,
    look: canned.look,
    close: canned.close,
    forget: () => setMissing([]),
    aria: canned.open
      ? {
          'aria-controls': 'canned-list',
          'aria-activedescendant': marked === undefined ? undefined : optionId(marked),
        }
      : {},
    picker: canned.open && <CannedPicker replies={canned.found} at={canned.at} values={values} onPick={canned.pick} />,
    gaps: missing.length > 0 && text !== '' && (
      <Text size="sm" mt={6} role="status" c="orange.9" data-testid="gaps">
        {words.canned.missing(formats.list(missing.map((key) => words.canned.placeholders[key])))}
      </Text>
    ),
  };
}
