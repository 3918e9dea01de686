import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { type ContactPurpose, type CustomerCard, setPermission } from '../../api/customers';
import type { ChannelType } from '../../api/routing';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { DialogButton } from './DialogButton';
import { useChange } from './useChange';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

const channels: ChannelType[] = ['EMAIL', 'VOICE', 'CHAT', 'SOCIAL'];
const purposes: ContactPurpose[] = ['SERVICE', 'SURVEY', 'MARKETING'];

/** How the customer may be contacted by us, and what she objected to. */
export function Consent({ card }: { card: CustomerCard }) {
  const words = useCustomerWords();
  const [open, setOpen] = useState(false);
  const nameOf = (channel: ChannelType, purpose: ContactPurpose) =>
    words.consentOf(words.channels[channel] ?? channel, words.purposes[purpose]);
  const objected = card.objections.map(({ channel, purpose }) => nameOf(channel, purpose));
  return (
    <section aria-label={words.consent} data-testid="consent">
      <h3>{words.consent}</h3>
      <div className={styles.row} style={{ justifyContent: 'space-between', alignItems: 'start' }}>
        <Text className={objected.length === 0 ? styles.muted : undefined} size="sm">
          {objected.length === 0 ? words.noObjection : words.objected(objected.join(', '))}
        </Text>
        <DialogButton label={words.change} title={words.consentTitle} open={open} onOpen={setOpen}>
          <Form card={card} nameOf={nameOf} onDone={() => setOpen(false)} />
        </DialogButton>
      </div>
    </section>
  );
}

interface FormProps {
  card: CustomerCard;
  nameOf: (channel: ChannelType, purpose: ContactPurpose) => string;
  onDone: () => void;
}

function Form({ card, nameOf, onDone }: FormProps) {
  const words = useCustomerWords();
  const all = useWords();
  const { busy, failure, change } = useChange();
  const allowed = (channel: ChannelType, purpose: ContactPurpose) =>
    !card.objections.some((one) => one.channel === channel && one.purpose === purpose);
  return (
    <Stack gap="md">
      <Text className={styles.muted}>{words.consentText}</Text>
      {failure !== null && (
        <Alert color="red" role="alert">
          {problemText(failure, all)}
        </Alert>
      )}
      {purposes.map((purpose) => (
        <Stack key={purpose} gap={6} role="group" aria-label={words.purposes[purpose]}>
          {channels.map((channel) => (
            <Switch
              key={channel}
              label={nameOf(channel, purpose)}
              checked={allowed(channel, purpose)}
              disabled={busy}
              onChange={(event) => void change(setPermission(card.id, channel, purpose, event.currentTarget.checked))}
            />
          ))}
        </Stack>
      ))}
      <Group justify="flex-end">
        <Button onClick={onDone}>{words.done}</Button>
      </Group>
    </Stack>
  );
}
