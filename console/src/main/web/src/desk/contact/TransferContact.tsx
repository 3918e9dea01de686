import { Button, Group, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addNote, type Case } from '../../api/cases';
import { people } from '../../api/console';
import { transferContact, type TransferReason } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { emptyDraft, useDraft, written } from './drafts';
import { useRun } from '../feed/acts';
import { usePassOn } from '../plan/plan';
import { needsLevel, reasons, targets, transferOf } from './transfer';

interface Props {
  contactId: string;
  queueId: string;
  openCase: Case | undefined;
  onDone: () => void;
}

/** Passes a contact on, with a note for whoever gets it. */
export function TransferForm({ contactId, queueId, openCase, onDone }: Props) {
  const words = useWords();
  const text = words.verbs.transfer;
  const { userId } = useSignedIn();
  const run = useRun();
  const passOn = usePassOn();
  const colleagues = useQuery({ queryKey: ['people'], queryFn: people, staleTime: 300_000 }).data ?? [];
  const [target, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState<TransferReason | null>(null);
  const [skill, setSkill] = useState<string | null>(null);
  const [level, setLevel] = useState(3);
  const [note, keep] = useDraft(userId, contactId, 'note');
  const [busy, setBusy] = useState(false);
  const transfer = transferOf({ target, reason, skill, level });
  const tell = async () => {
    if (note.text.trim() === '' || openCase === undefined) {
      return null;
    }
    const refused = await run(addNote(openCase.id, note.clientId, note.text));
    if (refused === null) {
      keep(emptyDraft());
    }
    return refused;
  };
  const submit = async () => {
    if (transfer === null || busy) {
      return;
    }
    setBusy(true);
    const refused = (await tell()) ?? (await run(transferContact(contactId, transfer)));
    setBusy(false);
    if (refused === null) {
      onDone();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <Select
          label={text.to}
          placeholder={text.toHint}
          data={targets(passOn, colleagues, { queueId, userId }, text)}
          value={target}
          onChange={setTarget}
          searchable
          clearable
          data-autofocus
          nothingFoundMessage={text.nobody}
          comboboxProps={{ withinPortal: true }}
        />
        <Select
          label={text.why}
          data={reasons.map((one) => ({ value: one, label: text.reasons[one] }))}
          value={reason}
          onChange={(value) => setReason(value as TransferReason | null)}
        />
        {needsLevel(reason) && (
          <Group grow align="flex-end">
            <Select label={text.skill} data={passOn.skills} value={skill} onChange={setSkill} />
            <NumberInput
              label={text.level}
              min={1}
              max={5}
              value={level}
              onChange={(value) => setLevel(Number(value) || 1)}
            />
          </Group>
        )}
        <Textarea
          label={text.note}
          description={openCase === undefined ? text.noCase : text.noteHint}
          disabled={openCase === undefined}
          value={note.text}
          onChange={(event) => keep(written(note, event.currentTarget.value, 0, Date.now()))}
          autosize
          minRows={2}
          maxRows={8}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={transfer === null} loading={busy}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
