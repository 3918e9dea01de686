import { Alert, Text } from '@mantine/core';
import type { Case, Note } from '../../api/cases';
import type { ContactAssigned } from '../../api/routing';
import { useNames } from '../../session/names';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { useMoment } from '../feed/clock';

/** Sources of contacts that somebody had before. */
const before = ['TRANSFER', 'RETURNED'];

export const wasHandedOver = (source: ContactAssigned['source']): boolean => before.includes(source ?? '');

/** The last word of whoever had it, if it was not me. */
export function noteBefore(openCase: Case | undefined, me: string): Note | undefined {
  const last = openCase?.notes.at(-1);
  return last?.authorId === me ? undefined : last;
}

/** What the colleague before wrote, on top: it is read first. */
export function HandOver({ source, openCase }: { source: ContactAssigned['source']; openCase: Case | undefined }) {
  const { words } = useLanguage();
  const { userId } = useSignedIn();
  const nameOf = useNames();
  const moment = useMoment();
  const note = noteBefore(openCase, userId);
  if (!wasHandedOver(source) || note === undefined) {
    return null;
  }
  return (
    <Alert color="yellow" p="xs" mx="md" mt="xs" role="note" aria-label={words.handOver.title}>
      <Text size="sm" fw={600}>
        {words.handOver.from(nameOf(note.authorId), moment(note.at))}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {note.text}
      </Text>
    </Alert>
  );
}
