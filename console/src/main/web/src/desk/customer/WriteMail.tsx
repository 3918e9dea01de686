import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { beginMail, type CustomerCard, type Identity } from '../../api/customers';
import { randomId } from '../../api/http';
import { startOutbound } from '../../api/routing';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { DialogButton } from './DialogButton';
import { useRun } from '../feed/acts';
import { useOwnQueues } from '../plan/plan';
import { useMailSenders } from '../queries/customer';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

/** Begins a mail to the customer: it becomes a contact of hers, where she writes it. */
export function WriteMail({ card }: { card: CustomerCard }) {
  const words = useCustomerWords();
  const [open, setOpen] = useState(false);
  const addresses = card.identities.filter(({ kind }) => kind === 'email');
  const unwanted = card.objections.some(({ channel, purpose }) => channel === 'EMAIL' && purpose === 'SERVICE');
  if (addresses.length === 0 || unwanted) {
    return <span className={styles.muted}>{unwanted ? words.noMail : words.noAddress}</span>;
  }
  return (
    <DialogButton label={words.mail} title={words.mailTitle} open={open} onOpen={setOpen}>
      <Form customerId={card.id} addresses={addresses} onDone={() => setOpen(false)} />
    </DialogButton>
  );
}

function Form({ customerId, addresses, onDone }: { customerId: string; addresses: Identity[]; onDone: () => void }) {
  const words = useCustomerWords();
  const all = useWords();
  const run = useRun();
  const queues = useOwnQueues();
  const senders = useMailSenders(true).data ?? [];
  const [clientId] = useState(randomId);
  const [to, setTo] = useState<string | null>(addresses[0]?.ref ?? null);
  const [chosenFrom, setFrom] = useState<string | null>(null);
  const [queue, setQueue] = useState<string | null>(queues[0]?.queueId ?? null);
  const [subject, setSubject] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const from = chosenFrom ?? senders[0]?.mailbox ?? null;
  const begin = async () => {
    if (to === null || from === null || queue === null || busy) {
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const begun = await beginMail(clientId, customerId, to, from, subject.trim());
      if ((await run(startOutbound(begun.conversationId, begun.customerId, 'EMAIL', queue))) === null) {
        onDone();
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
        void begin();
      }}
    >
      <Stack gap="md">
        <Select
          label={words.to}
          data={addresses.map(({ ref, masked }) => ({ value: ref, label: masked }))}
          value={to}
          onChange={setTo}
          allowDeselect={false}
        />
        <Select
          label={words.from}
          data={senders.map(({ mailbox, address }) => ({ value: mailbox, label: address }))}
          value={from}
          onChange={setFrom}
          allowDeselect={false}
        />
        <Select
          label={words.queue}
          data={queues.map(({ queueId, name }) => ({ value: queueId, label: name }))}
          value={queue}
          onChange={setQueue}
          allowDeselect={false}
        />
        <TextInput
          label={words.subject}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        {failure !== null && (
          <Alert color="red" role="alert">
            {problemText(failure, all)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {all.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={subject.trim() === '' || to === null || from === null}>
            {words.begin}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
