import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { snoozeContact } from '../../api/routing';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { laters, untilOf } from './snooze';

interface Props {
  contactId: string;
  onDone: () => void;
}

/** Sets a contact aside until a time, or until its customer writes. */
export function SnoozeForm({ contactId, onDone }: Props) {
  const { words, formats } = useLanguage();
  const text = words.verbs.snooze;
  const run = useRun();
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const until = untilOf(own, new Date());
  const submit = async (when: Date) => {
    setBusy(true);
    const refusal = await run(snoozeContact(contactId, when));
    setBusy(false);
    if (refusal === null) {
      onDone();
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm" c="var(--desk-muted)">
        {text.hint}
      </Text>
      {laters(new Date()).map((later, index) => (
        <Button
          key={later.key}
          variant="default"
          justify="space-between"
          rightSection={<Text size="sm">{formats.moment(later.until.toISOString(), Date.now())}</Text>}
          disabled={busy}
          data-autofocus={index === 0 || undefined}
          onClick={() => void submit(later.until)}
        >
          {text.laters[later.key]}
        </Button>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (until !== null) {
            void submit(until);
          }
        }}
      >
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            type="datetime-local"
            label={text.own}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Button type="submit" disabled={until === null} loading={busy}>
            {text.submit}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
