import { Kbd, Modal, SimpleGrid, Switch, Table, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { isComposing } from '../keyboard/composing';
import { useWords } from '../words/words';
import { useHistoryWords } from './earlier/historyWords';

/** What a key does; each returns nothing and decides itself whether it applies. */
export interface ShortcutActions {
  accept: () => void;
  next: () => void;
  previous: () => void;
  reply: () => void;
  note: () => void;
  close: () => void;
  transfer: () => void;
  consult: () => void;
  escalate: () => void;
  snooze: () => void;
  handBack: () => void;
  /** Writes to the colleague. */
  line: () => void;
  decline: () => void;
  pick: () => void;
  getNext: () => void;
  day: () => void;
  why: () => void;
  search: () => void;
  sheet: () => void;
}

const letters: Record<string, keyof ShortcutActions> = {
  j: 'next',
  k: 'previous',
  r: 'reply',
  n: 'note',
  e: 'close',
  t: 'transfer',
  c: 'consult',
  l: 'line',
  u: 'escalate',
  s: 'snooze',
  b: 'handBack',
  d: 'decline',
  p: 'pick',
  g: 'getNext',
  m: 'day',
  w: 'why',
  '/': 'search',
  '?': 'sheet',
};

/** A field can go away while someone types in it; what she types on is no command. */
const typingStops = 1_500;

const remembered = 'strowger.single-letters';
export const singleLettersOn = (): boolean => localStorage.getItem(remembered) !== 'off';

/** Ctrl/⌘+Enter everywhere, single letters outside of fields and dialogs. */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const typedAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isField(event.target)) {
        typedAt.current = event.key === 'Escape' ? 0 : Date.now();
      }
      if (event.defaultPrevented || isComposing(event)) {
        return;
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        latest.current.accept();
        return;
      }
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        if (!inDialog(event.target)) {
          latest.current.search();
        }
        return;
      }
      if (event.key === 'Escape' && isField(event.target)) {
        (event.target as HTMLElement).blur();
        return;
      }
      const action = letters[event.key];
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const apart = Date.now() - typedAt.current > typingStops;
      const free = !isField(event.target) && !inDialog(event.target);
      if (action !== undefined && plain && apart && free && singleLettersOn()) {
        event.preventDefault();
        latest.current[action]();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null;
}

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  const history = useHistoryWords();
  const rows: [string[], string][] = [
    [['Ctrl/⌘', 'Enter'], words.shortcuts.accept],
    [['Enter'], words.shortcuts.acceptFocused],
    [['Ctrl/⌘', 'Enter'], words.shortcuts.send],
    [['Enter'], words.shortcuts.sendChat],
    [['Esc'], words.shortcuts.leave],
    [['j'], words.shortcuts.next],
    [['k'], words.shortcuts.previous],
    [['r'], words.shortcuts.reply],
    [['n'], words.shortcuts.note],
    [['e'], words.shortcuts.close],
    [['t'], words.shortcuts.transfer],
    [['c'], words.shortcuts.consult],
    [['l'], words.shortcuts.line],
    [['u'], words.shortcuts.escalate],
    [['s'], words.shortcuts.snooze],
    [['b'], words.shortcuts.handBack],
    [['d'], words.shortcuts.decline],
    [['p'], words.shortcuts.pick],
    [['g'], words.shortcuts.getNext],
    [['m'], words.shortcuts.day],
    [['w'], words.shortcuts.why],
    [['/'], history.search.shortcut],
    [['Ctrl/⌘', 'K'], history.search.open],
    [['?'], words.shortcuts.sheet],
  ];
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={words.shortcuts.title}
      size="xl"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing={0}>
        <Keys rows={rows.slice(0, Math.ceil(rows.length / 2))} />
        <Keys rows={rows.slice(Math.ceil(rows.length / 2))} />
      </SimpleGrid>
      <Text size="sm" c="var(--desk-muted)" my="sm">
        {words.shortcuts.off}
      </Text>
      <Switch
        defaultChecked={singleLettersOn()}
        label={words.shortcuts.enabled}
        onChange={(event) => localStorage.setItem(remembered, event.currentTarget.checked ? 'on' : 'off')}
      />
    </Modal>
  );
}

function Keys({ rows }: { rows: [string[], string][] }) {
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([keys, text]) => (
          <Table.Tr key={text}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' + '}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </Table.Td>
            <Table.Td>{text}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
