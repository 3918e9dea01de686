import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { returnContact } from '../../api/routing';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';

/** Puts the contact back in line at its original age, after asking. */
export function HandBack({ contactId }: { contactId: string }) {
  const words = useWords();
  const run = useRun();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    await run(returnContact(contactId));
    setBusy(false);
    setOpen(false);
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words.closing.handBack}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.closing.handBackTitle}
        centered
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Text mb="md">{words.closing.handBackText}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setOpen(false)}>
            {words.cancel}
          </Button>
          <Button onClick={() => void submit()} loading={busy}>
            {words.closing.handBack}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
