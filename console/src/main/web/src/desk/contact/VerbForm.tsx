import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { Problem } from '../../api/http';
import { useWords } from '../../words/words';

interface Props {
  submit: string;
  ready: boolean;
  /** Answers a refusal; null closes the dialog. */
  onSubmit: () => Promise<Problem | null>;
  onDone: () => void;
  children: ReactNode;
}

/** The form of a verb: fields, then cancel and do; Ctrl+Enter does it from every field. */
export function VerbForm({ submit, ready, onSubmit, onDone, children }: Props) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const act = async () => {
    if (!ready || busy) {
      return;
    }
    setBusy(true);
    const refused = await onSubmit();
    setBusy(false);
    if (refused === null) {
      onDone();
    }
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void act();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void act();
        }
      }}
    >
      <Stack gap="md">
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
