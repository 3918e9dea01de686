import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type Merge, undoMerge } from '../../api/customers';
import { useNames } from '../../session/names';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { DialogButton } from './DialogButton';
import { useMoment } from '../feed/clock';
import { useChange } from './useChange';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

/** Who is the same person by somebody's word; it can be taken back. */
export function Merges({ customerId, merges }: { customerId: string; merges: Merge[] }) {
  const words = useCustomerWords();
  const nameOf = useNames();
  const moment = useMoment();
  if (merges.length === 0) {
    return null;
  }
  return (
    <section aria-label={words.merged} data-testid="merges">
      <h3>{words.merged}</h3>
      <ul className={styles.list}>
        {merges.map((merge) => (
          <li key={merge.id}>
            <div>{words.reasons[merge.reason]}</div>
            <div className={styles.row} style={{ flexWrap: 'wrap' }}>
              <span className={styles.muted}>{words.mergedBy(nameOf(merge.mergedBy), moment(merge.mergedAt))}</span>
              <Undo customerId={customerId} merge={merge} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Undo({ customerId, merge }: { customerId: string; merge: Merge }) {
  const words = useCustomerWords();
  const all = useWords();
  const [open, setOpen] = useState(false);
  const { busy, failure, change } = useChange();
  const undo = async () => {
    if (await change(undoMerge(customerId, merge.id))) {
      setOpen(false);
    }
  };
  return (
    <DialogButton label={words.undo} title={words.undoTitle} open={open} onOpen={setOpen}>
      <Stack gap="md">
        <Text>{words.undoText}</Text>
        {failure !== null && (
          <Alert color="red" role="alert">
            {problemText(failure, all)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setOpen(false)}>
            {all.cancel}
          </Button>
          <Button loading={busy} onClick={() => void undo()} data-autofocus>
            {words.undo}
          </Button>
        </Group>
      </Stack>
    </DialogButton>
  );
}
