import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../../api/cases';
import { type HandBackReason, returnContact } from '../../api/routing';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { NoteField } from './NoteField';
import { useHandOverNote } from './useHandOverNote';
import { VerbForm } from './VerbForm';

const reasons: HandBackReason[] = ['WRONG_QUEUE', 'SKILL_NEEDED', 'LANGUAGE_NEEDED', 'NO_TIME', 'OTHER'];

interface Props {
  contactId: string;
  openCase: Case | undefined;
  onDone: () => void;
}

/** Puts the contact back in line at its original age, with a reason and a note for the next one. */
export function HandBackForm({ contactId, openCase, onDone }: Props) {
  const words = useWords();
  const run = useRun();
  const [why, setWhy] = useState<HandBackReason | null>(null);
  const note = useHandOverNote(contactId, openCase);
  const submit = async () =>
    why === null ? null : ((await note.save()) ?? (await run(returnContact(contactId, why))));
  return (
    <VerbForm submit={words.closing.handBack} ready={why !== null} onSubmit={submit} onDone={onDone}>
      <Text size="sm">{words.closing.handBackText}</Text>
      <Radio.Group
        value={why}
        onChange={(value) => setWhy(value as HandBackReason)}
        aria-label={words.verbs.handBack.why}
      >
        <Stack gap="xs">
          {reasons.map((one, index) => (
            <Radio
              key={one}
              value={one}
              label={words.verbs.handBack.reasons[one]}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NoteField note={note} />
    </VerbForm>
  );
}
