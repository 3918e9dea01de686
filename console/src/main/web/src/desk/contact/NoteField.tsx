import { Textarea } from '@mantine/core';
import { useWords } from '../../words/words';
import type { HandOverNote } from './useHandOverNote';

/** A note that goes along; the customer never sees it. */
export function NoteField({ note, label, hint }: { note: HandOverNote; label?: string; hint?: string }) {
  const text = useWords().verbs.note;
  return (
    <Textarea
      label={label ?? text.label}
      description={note.possible ? (hint ?? text.hint) : text.noCase}
      disabled={!note.possible}
      value={note.text}
      onChange={(event) => note.write(event.currentTarget.value)}
      autosize
      minRows={2}
      maxRows={8}
    />
  );
}
