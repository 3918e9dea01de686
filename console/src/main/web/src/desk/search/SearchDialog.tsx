import { Modal, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { Narrowed } from '../../api/history';
import { isComposing } from '../../keyboard/composing';
import { useWords } from '../../words/words';
import { useHistoryWords } from '../earlier/historyWords';
import { useRead } from '../earlier/reading';
import { usePassOn } from '../plan/plan';
import { optionId, Results } from './Results';
import { groupsOf, type Row, walk } from './rows';
import styles from './Search.module.css';
import { useSearch } from './useSearch';

interface Props {
  open: boolean;
  /** Something is being read above it: keys are not its own then. */
  covered: boolean;
  onClose: () => void;
}

/** One field for messages, customers and cases; what it finds is read beside it. */
export function SearchDialog({ open, covered, onClose }: Props) {
  const words = useWords();
  const { search: said } = useHistoryWords();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={said.title}
      size={720}
      closeOnEscape={!covered}
      trapFocus={!covered}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Box />
    </Modal>
  );
}

function Box() {
  const { search: said } = useHistoryWords();
  const read = useRead();
  const [typed, setTyped] = useState('');
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [chosen, setChosen] = useState(0);
  const [q] = useDebouncedValue(typed, 250);
  const search = useSearch(q, narrowed);
  const groups = groupsOf(search);
  const rows = search.enabled ? groups.flatMap((group) => group.rows) : [];
  const row = rows[Math.min(chosen, rows.length - 1)];
  useEffect(() => setChosen(0), [q, narrowed]);
  useEffect(() => {
    if (row !== undefined) {
      document.getElementById(optionId(row))?.scrollIntoView({ block: 'nearest' });
    }
  }, [row]);
  const act = (on: Row) => ('more' in on ? on.more() : read(on.opens));
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen(walk(rows.length, Math.min(chosen, rows.length - 1), event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && row !== undefined) {
      event.preventDefault();
      act(row);
    }
  };
  const waits = groups.some((group) => group.waits);
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const nothing = search.enabled && !waits && count === 0 && groups.every((group) => group.failure === null);
  return (
    <div className={styles.box}>
      <TextInput
        data-autofocus
        size="md"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKey}
        placeholder={said.placeholder}
        aria-label={said.open}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="search-results"
        aria-autocomplete="list"
        aria-activedescendant={row === undefined ? undefined : optionId(row)}
        autoComplete="off"
        spellCheck={false}
      />
      <Filters narrowed={narrowed} onNarrow={setNarrowed} />
      {!search.enabled ? (
        <Text className={styles.hint}>{said.hint}</Text>
      ) : nothing ? (
        <div className={styles.nothing} role="status">
          <Text fw={600}>{said.nothing}</Text>
          <Text className={styles.hint}>{said.nothingHint}</Text>
        </div>
      ) : (
        <Results groups={groups} chosen={row?.key} onChoose={act} />
      )}
      <span className="visually-hidden" role="status">
        {search.enabled && !waits && count > 0 ? said.found(count) : ''}
      </span>
      <Text className={styles.keys}>{said.keys}</Text>
    </div>
  );
}

const day = 86_400_000;

function Filters({ narrowed, onNarrow }: { narrowed: Narrowed; onNarrow: (narrowed: Narrowed) => void }) {
  const words = useWords();
  const { search: said } = useHistoryWords();
  const { queues } = usePassOn();
  const [days, setDays] = useState('');
  const channels = useMemo(() => Object.entries(words.channels), [words]);
  return (
    <div className={styles.filters}>
      <NativeSelect
        size="xs"
        aria-label={said.channel}
        value={narrowed.channel ?? ''}
        onChange={(event) => onNarrow({ ...narrowed, channel: event.currentTarget.value || undefined })}
        data={[{ value: '', label: said.anyChannel }, ...channels.map(([value, label]) => ({ value, label }))]}
      />
      <NativeSelect
        size="xs"
        aria-label={said.queue}
        value={narrowed.queue ?? ''}
        onChange={(event) => onNarrow({ ...narrowed, queue: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: said.anyQueue },
          ...queues.map(({ queueId, name }) => ({ value: queueId, label: name })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={said.period}
        value={days}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setDays(chosen);
          onNarrow({
            ...narrowed,
            from: chosen === '' ? undefined : new Date(Date.now() - Number(chosen) * day).toISOString(),
          });
        }}
        data={[
          { value: '', label: said.anyTime },
          { value: '7', label: said.days(7) },
          { value: '30', label: said.days(30) },
          { value: '365', label: said.year },
        ]}
      />
    </div>
  );
}
