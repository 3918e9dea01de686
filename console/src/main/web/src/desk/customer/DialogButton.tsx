import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';

interface Props {
  label: string;
  title: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What is done in the end. */
  primary?: boolean;
  children: ReactNode;
}

/** A button that opens a dialog about the customer. */
export function DialogButton({ label, title, open, onOpen, primary = false, children }: Props) {
  const words = useWords();
  return (
    <>
      <Button size="xs" variant={primary ? 'filled' : 'default'} onClick={() => onOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => onOpen(false)}
        title={title}
        centered
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {open && children}
      </Modal>
    </>
  );
}
