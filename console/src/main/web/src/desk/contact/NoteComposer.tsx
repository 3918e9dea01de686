import { Alert, Button, Kbd, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addNote, type Case } from '../../api/cases';
import { useSignedIn } from '../../session/SignedIn';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import styles from './Composer.module.css';
import { emptyDraft, useDraft, written } from './drafts';

interface Props {
  openCase: Case | undefined;
  contactId: string;
  onAdded: () => Promise<unknown>;
}

/** Writes to the case; the customer never sees it. */
export function NoteComposer({ openCase, contactId, onAdded }: Props) {
  const words = useWords();
  const { userId } = useSignedIn();
  const [draft, keep] = useDraft(userId, contactId, 'note');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ready = openCase !== undefined && draft.text.trim() !== '';
  const save = async () => {
    if (openCase === undefined || !ready || saving) {
      return;
    }
    setSaving(true);
    setFailure(null);
    try {
      await addNote(openCase.id, draft.clientId, draft.text);
      keep(emptyDraft());
      await onAdded();
    } catch (problem) {
      setFailure(problem);
    } finally {
      setSaving(false);
    }
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.text.trim() !== '') {
          event.preventDefault();
          event.stopPropagation();
          void save();
        }
      }}
    >
      {failure !== null && (
        <Alert color="red" mb="xs" role="alert">
          {problemText(failure, words)}
        </Alert>
      )}
      <Textarea
        id="composer-input"
        aria-label={words.composer.note}
        placeholder={words.composer.noteHint}
        classNames={{ input: styles.noteInput }}
        autosize
        minRows={3}
        maxRows={10}
        value={draft.text}
        onChange={(event) => keep(written(draft, event.currentTarget.value, 0, Date.now()))}
      />
      <div className={styles.row}>
        {openCase === undefined && <Text className={styles.hint}>{words.composer.noCase}</Text>}
        <Button
          color="yellow.8"
          loading={saving}
          disabled={!ready}
          onClick={() => void save()}
          rightSection={<Kbd size="xs">Ctrl ⏎</Kbd>}
        >
          {words.composer.saveNote}
        </Button>
      </div>
    </div>
  );
}
