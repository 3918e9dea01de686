import { Alert, Radio, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Case, resolveCase, waitFor } from '../../api/cases';
import type { Problem } from '../../api/http';
import { type ChannelType, closeContact, snoozeContact } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { caseKey, useResolutions } from '../queries/cases';
import { type CaseChoice, caseWork, choicesOf, isComplete } from './closing';
import { readDraft } from './drafts';
import { NoteField } from './NoteField';
import { Outcomes } from './Outcomes';
import { laters } from './snooze';
import { useHandOverNote } from './useHandOverNote';
import { VerbForm } from './VerbForm';

interface Props {
  contactId: string;
  channel: ChannelType;
  openCase: Case | undefined;
  onDone: () => void;
}

/** All that ends a contact in one place: outcome, case, note, and whether it comes back instead. */
export function CloseForm({ contactId, channel, openCase, onDone }: Props) {
  const { words, formats } = useLanguage();
  const text = words.closing;
  const { userId } = useSignedIn();
  const run = useRun();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [chosen, setMatter] = useState<CaseChoice>('leave');
  const [resolution, setResolution] = useState<string | null>(null);
  const [later, setLater] = useState<string | null>(null);
  const [times] = useState(() => laters(new Date()));
  const note = useHandOverNote(contactId, openCase);
  const until = times.find(({ key }) => key === later)?.until ?? null;
  const choices = choicesOf(openCase, until !== null);
  const matter = choices.includes(chosen) ? chosen : 'leave';
  const unsent = readDraft(localStorage, userId, contactId, 'reply').text.trim() !== '';
  const settle = async (): Promise<Problem | null> => {
    const work = caseWork(openCase, matter);
    if (openCase === undefined || work === null) {
      return null;
    }
    const { id, version } = openCase;
    const refused =
      work === 'resolve'
        ? await run(resolveCase(id, resolution ?? '', version))
        : await run(waitFor(id, matter === 'leave' || matter === 'resolve' ? undefined : matter, version));
    await queries.invalidateQueries({ queryKey: caseKey(contactId) });
    return refused;
  };
  const end = () =>
    until !== null ? run(snoozeContact(contactId, until)) : run(closeContact(contactId, outcome ?? ''));
  const submit = async () => (await note.save()) ?? (await settle()) ?? (await end());
  return (
    <VerbForm
      submit={until === null ? text.submit : words.verbs.snooze.submit}
      ready={isComplete({ outcome, matter, resolution, until })}
      onSubmit={submit}
      onDone={onDone}
    >
      {unsent && <Alert color="orange">{text.unsent}</Alert>}
      {until === null && <Outcomes label={text.title} value={outcome} onChange={setOutcome} autoFocus inline />}
      {choices.length > 0 && (
        <Matter choices={choices} matter={matter} onMatter={setMatter} resolution={resolution} onResolution={setResolution} />
      )}
      <NoteField note={note} hint={text.noteHint} />
      {channel !== 'VOICE' && (
        <Select
          label={text.followUp}
          description={until === null ? text.followUpHint : text.followUpKept}
          data={[
            { value: '', label: text.noFollowUp },
            ...times.map(({ key, until: at }) => ({
              value: key,
              label: `${words.verbs.snooze.laters[key]} (${formats.moment(at.toISOString(), Date.now())})`,
            })),
          ]}
          value={later ?? ''}
          onChange={(value) => setLater(value === '' ? null : value)}
          allowDeselect={false}
        />
      )}
    </VerbForm>
  );
}

interface MatterProps {
  choices: CaseChoice[];
  matter: CaseChoice;
  onMatter: (matter: CaseChoice) => void;
  resolution: string | null;
  onResolution: (code: string | null) => void;
}

/** What becomes of the case. */
function Matter({ choices, matter, onMatter, resolution, onResolution }: MatterProps) {
  const { words } = useLanguage();
  const text = words.closing.matter;
  const codes = useResolutions().data ?? [];
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {text.title}
      </Text>
      <Radio.Group value={matter} onChange={(value) => onMatter(value as CaseChoice)} aria-label={text.title}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 18px' }}>
          {choices.map((one) => (
            <Radio key={one} value={one} label={text.choices[one]} />
          ))}
        </div>
      </Radio.Group>
      {matter === 'resolve' && (
        <Select
          label={text.resolution}
          data={codes.map(({ code, name }) => ({ value: code, label: name }))}
          value={resolution}
          onChange={onResolution}
          searchable
        />
      )}
    </Stack>
  );
}
