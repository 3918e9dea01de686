import { Alert, Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type KnownFact, type Verification as Found, verification, verify } from '../../api/customers';
import { randomId } from '../../api/http';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { DialogButton } from './DialogButton';
import { useMoment } from '../feed/clock';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

const key = (contactId: string) => ['verification', contactId];

/** How sure it is who is at the other end, and how to find out. */
export function Verification({ contactId }: { contactId: string }) {
  const words = useCustomerWords().verification;
  const moment = useMoment();
  const [open, setOpen] = useState(false);
  const { data: found } = useQuery({
    queryKey: key(contactId),
    queryFn: () => verification(contactId),
    refetchInterval: 30_000,
  });
  if (found === undefined) {
    return null;
  }
  return (
    <section aria-label={words.title} data-testid="verification">
      <h3>{words.title}</h3>
      <div className={styles.row} style={{ justifyContent: 'space-between' }}>
        <div>
          <Badge variant="light" color={found.level === 0 ? 'gray' : 'green'}>
            {words.levels[found.level]}
          </Badge>{' '}
          {found.method !== undefined && found.since !== undefined && (
            <span className={styles.muted}>
              {words.methods[found.method]}, {moment(found.since)}
            </span>
          )}
        </div>
        {found.level === 0 && found.lockedUntil === undefined && (
          <DialogButton label={words.begin} title={words.question} open={open} onOpen={setOpen}>
            <Form contactId={contactId} askable={found.askable} onDone={() => setOpen(false)} />
          </DialogButton>
        )}
      </div>
      {found.lockedUntil !== undefined && (
        <Text className={styles.muted} role="status">
          {words.locked(moment(found.lockedUntil))}
        </Text>
      )}
    </section>
  );
}

function Form({ contactId, askable, onDone }: { contactId: string; askable: KnownFact[]; onDone: () => void }) {
  const all = useWords();
  const words = useCustomerWords().verification;
  const queries = useQueryClient();
  const [clientId, setClientId] = useState(randomId);
  const [named, setNamed] = useState<string[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const found: Found = await verify(contactId, clientId, named as KnownFact[]);
      queries.setQueryData(key(contactId), found);
      if (found.level > 0 || found.lockedUntil !== undefined) {
        onDone();
      } else {
        setFailed(true);
        setClientId(randomId());
      }
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <Text className={styles.muted}>{words.hint}</Text>
        <Checkbox.Group value={named} onChange={setNamed} aria-label={words.question}>
          <Stack gap="xs">
            {askable.map((fact, index) => (
              <Checkbox key={fact} value={fact} label={words.facts[fact]} data-autofocus={index === 0 || undefined} />
            ))}
          </Stack>
        </Checkbox.Group>
        {failed && <Alert color="orange" role="alert">{words.notEnough}</Alert>}
        {failure !== null && (
          <Alert color="red" role="alert">
            {problemText(failure, all)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {all.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
