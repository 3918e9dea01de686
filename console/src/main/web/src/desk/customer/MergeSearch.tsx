import { Alert, Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CustomerHit, findCustomers, mergeCustomers } from '../../api/customers';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { DialogButton } from './DialogButton';
import { HitText } from './MergeProposals';
import { useChange } from './useChange';
import { useCustomerWords } from './words/words';

/** Finds who is the same person, by what she is known by, and makes them one. */
export function MergeSearch({ customerId }: { customerId: string }) {
  const words = useCustomerWords();
  const [open, setOpen] = useState(false);
  return (
    <DialogButton label={words.find} title={words.findTitle} open={open} onOpen={setOpen}>
      <Form customerId={customerId} onDone={() => setOpen(false)} />
    </DialogButton>
  );
}

function Form({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const words = useCustomerWords();
  const all = useWords();
  const [identity, setIdentity] = useState('');
  const [hits, setHits] = useState<CustomerHit[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  const { busy, failure, change } = useChange();
  const others = hits?.filter(({ id }) => id !== customerId);
  const search = async () => {
    setRefused(null);
    setChosen(null);
    try {
      const found = await findCustomers(identity.trim());
      setHits(found);
      setChosen(found.find(({ id }) => id !== customerId)?.id ?? null);
    } catch (problem) {
      setRefused(problem);
    }
  };
  const merge = async () => {
    if (chosen !== null && (await change(mergeCustomers(customerId, chosen, note.trim())))) {
      onDone();
    }
  };
  const told = refused ?? failure;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void (chosen === null ? search() : merge());
      }}
    >
      <Stack gap="md">
        <TextInput
          label={words.identity}
          description={words.identityHint}
          value={identity}
          onChange={(event) => {
            setIdentity(event.currentTarget.value);
            setHits(null);
            setChosen(null);
          }}
          maxLength={254}
          data-autofocus
        />
        {told !== null && (
          <Alert color="red" role="alert">
            {problemText(told, all)}
          </Alert>
        )}
        {others !== undefined && others.length === 0 && (
          <Text role="status">{hits?.length === 0 ? words.nobody : words.itself}</Text>
        )}
        {others !== undefined && others.length > 0 && (
          <>
            <Radio.Group value={chosen} onChange={setChosen} aria-label={words.findTitle}>
              <Stack gap="xs">
                {others.map((hit) => (
                  <Radio key={hit.id} value={hit.id} label={<HitText hit={hit} />} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={words.note}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              maxLength={500}
              autosize
              minRows={2}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {all.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={identity.trim().length < 3}>
            {chosen === null ? words.search : words.merge}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
