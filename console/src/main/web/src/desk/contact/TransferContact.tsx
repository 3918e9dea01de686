import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../../api/cases';
import { type ChannelType, transferContact, type TransferReason } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { keepTarget } from '../targets/recent';
import { TargetPicker } from '../targets/TargetPicker';
import { NoteField } from './NoteField';
import { isLevel, reasons, transferOf } from './transfer';
import { useHandOverNote } from './useHandOverNote';
import { VerbForm } from './VerbForm';

interface Props {
  contactId: string;
  queueId: string;
  channel: ChannelType;
  openCase: Case | undefined;
  onDone: () => void;
}

/** Passes a contact on, with a note for whoever gets it. */
export function TransferForm({ contactId, queueId, channel, openCase, onDone }: Props) {
  const text = useWords().verbs.transfer;
  const { userId } = useSignedIn();
  const run = useRun();
  const [target, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState<TransferReason | null>(null);
  const note = useHandOverNote(contactId, openCase);
  const transfer = transferOf(target, reason);
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
      <TargetPicker
        label={text.to}
        channel={channel}
        kinds={['queue', 'agent', 'level']}
        except={`queue:${queueId}`}
        value={target}
        onChange={setTarget}
      />
      {!isLevel(target) && (
        <Select
          label={text.why}
          data={reasons.map((one) => ({ value: one, label: text.reasons[one] }))}
          value={reason}
          onChange={(value) => setReason(value as TransferReason | null)}
        />
      )}
      <NoteField note={note} />
    </VerbForm>
  );
}
