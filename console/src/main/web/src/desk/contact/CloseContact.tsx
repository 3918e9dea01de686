import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { closeContact } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { readDraft } from './drafts';
import { Outcomes } from './Outcomes';

interface Props {
  contactId: string;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Ends the contact; without an outcome it cannot be closed. */
export function CloseContact({ contactId, open, onOpen }: Props) {
  const words = useWords();
  return (
    <>
      <Button size="xs" onClick={() => onOpen(true)}>
        {words.closing.close}
      </Button>
      <Modal
        opened={open}
        onClose={() => onOpen(false)}
        title={words.closing.title}
        centered
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <CloseForm key={contactId} contactId={contactId} onDone={() => onOpen(false)} />
      </Modal>
    </>
  );
}

function CloseForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
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
