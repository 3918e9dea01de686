import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { returnContact } from '../../api/routing';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';

/** Puts the contact back in line at its original age, after asking. */
export function HandBackForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const words = useWords();
  const run = useRun();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    await run(returnContact(contactId));
    setBusy(false);
    onDone();
  };
  return (
    <>
      <Text mb="md">{words.closing.handBackText}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button onClick={() => void submit()} loading={busy}>
          {words.closing.handBack}
        </Button>
      </Group>
    </>
  );
}
