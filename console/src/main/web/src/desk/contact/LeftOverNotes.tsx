import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { addNote, caseOfContact } from '../../api/cases';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { useDeskState } from '../feed/stores';
import { caseKey } from '../queries/cases';
import styles from './ContactList.module.css';
import { type Draft, emptyDraft, keepDraft, leftOverNotes } from './drafts';

/** Notes that a clock cut off: one click still brings them to their case. */
export function LeftOverNotes() {
  const words = useWords();
  const { userId } = useSignedIn();
  const ready = useDeskState((state) => state.ready);
  const contacts = useDeskState((state) => state.held);
  const [, look] = useReducer((n: number) => n + 1, 0);
  useEffect(() => look(), [contacts]);
  if (!ready) {
    return null;
  }
  const held = contacts.map((one) => one.assigned.contactId);
  const notes = leftOverNotes(localStorage, userId, held);
  return notes.length === 0 ? null : (
    <section className={styles.leftOver} aria-label={words.leftOver.title}>
      <h3>{words.leftOver.title}</h3>
      {notes.map(({ contactId, draft }) => (
        <LeftOver key={contactId} contactId={contactId} draft={draft} onGone={look} />
      ))}
    </section>
  );
}

function LeftOver({ contactId, draft, onGone }: { contactId: string; draft: Draft; onGone: () => void }) {
  const words = useWords();
  const { userId } = useSignedIn();
  const run = useRun();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const forget = () => {
    keepDraft(localStorage, userId, contactId, 'note', emptyDraft());
    onGone();
  };
  const save = async () => {
    setBusy(true);
    const refusal = await run(
      caseOfContact(contactId, 0).then((found) => addNote(found.id, draft.clientId, draft.text)),
    );
    setBusy(false);
    if (refusal === null) {
      forget();
      await queries.invalidateQueries({ queryKey: caseKey(contactId) });
    }
  };
  return (
    <div className={styles.note}>
      <Text size="sm" lineClamp={4}>
        {draft.text}
      </Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-xs" loading={busy} onClick={() => void save()}>
          {words.leftOver.save}
        </Button>
        <Button size="compact-xs" variant="default" disabled={busy} onClick={forget}>
          {words.leftOver.discard}
        </Button>
      </Group>
    </div>
  );
}
