import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../../api/cases';
import { type ChannelType, transferContact } from '../../api/routing';
import { useNames } from '../../session/names';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { keepTarget } from '../targets/recent';
import { TargetPicker } from '../targets/TargetPicker';
import { reachOf } from '../targets/targets';
import { useTargets } from '../targets/useTargets';
import { NoteField } from './NoteField';
import { transferOf } from './transfer';
import { useHandOverNote } from './useHandOverNote';
import { VerbForm } from './VerbForm';

interface Props {
  contactId: string;
  channel: ChannelType;
  openCase: Case | undefined;
  onDone: () => void;
}

/** Gives a contact to whoever has a level; it says whom that reaches. */
export function EscalateForm({ contactId, channel, openCase, onDone }: Props) {
  const { words, formats } = useLanguage();
  const text = words.verbs.escalate;
  const { userId } = useSignedIn();
  const nameOf = useNames();
  const run = useRun();
  const { told } = useTargets(channel);
  const [target, setTarget] = useState<string | null>(null);
  const note = useHandOverNote(contactId, openCase);
  const transfer = transferOf(target, 'ESCALATION');
  const reached = target === null ? [] : reachOf(target, told);
  const submit = async () => {
    if (transfer === null || target === null) {
      return null;
    }
    const refused = (await note.save()) ?? (await run(transferContact(contactId, transfer)));
    if (refused === null) {
      keepTarget(localStorage, userId, target);
    }
    return refused;
  };
  return (
    <VerbForm submit={text.submit} ready={transfer !== null} onSubmit={submit} onDone={onDone}>
      <TargetPicker label={text.level} channel={channel} kinds={['level']} value={target} onChange={setTarget} />
      {target !== null && told !== undefined && (
        <Text size="sm" role="status">
          {reached.length === 0 ? text.reachesNobody : text.reaches(formats.list(reached.map(nameOf)))}
        </Text>
      )}
      <NoteField note={note} />
    </VerbForm>
  );
}
