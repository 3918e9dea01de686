import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { closeContact } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { readDraft } from './drafts';
import { Outcomes } from './Outcomes';

/** Ends the contact; without an outcome it cannot be closed. */
export function CloseForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const words = useWords();
  const { userId } = useSignedIn();
  const run = useRun();
  const [disposition, setDisposition] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const unsent = readDraft(localStorage, userId, contactId, 'reply').text.trim() !== '';
  const submit = async () => {
    if (disposition === null) {
      return;
    }
    setBusy(true);
    const refusal = await run(closeContact(contactId, disposition));
    setBusy(false);
    if (refusal === null) {
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
        {unsent && <Alert color="orange">{words.closing.unsent}</Alert>}
        <Outcomes label={words.closing.title} value={disposition} onChange={setDisposition} autoFocus />
        <Text size="sm" c="var(--desk-muted)">
          {words.closing.hint}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={disposition === null} loading={busy}>
            {words.closing.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
