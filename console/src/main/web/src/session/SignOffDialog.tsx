import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { OpenWork } from '../api/routing';
import { useWords } from '../words/words';

interface Props {
  opened: boolean;
  text: string;
  onStay: () => void;
  onChoose: (work: OpenWork) => void;
}

/** Asks what becomes of the contacts that somebody holds who goes offline. */
export function SignOffDialog({ opened, text, onStay, onChoose }: Props) {
  const words = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={words.presence.signOffTitle}
      centered
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Stack>
        <Text>{text}</Text>
        <Group>
          <Button data-autofocus onClick={() => onChoose('HAND_BACK')}>
            {words.presence.handBack}
          </Button>
          <Button variant="default" onClick={() => onChoose('KEEP')}>
            {words.presence.keep}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
