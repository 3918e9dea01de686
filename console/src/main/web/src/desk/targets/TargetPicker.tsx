import { Text, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { ChannelType, Targets } from '../../api/routing';
import { isComposing } from '../../keyboard/composing';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { recentTargets } from './recent';
import styles from './TargetPicker.module.css';
import { beside, placeOf, type Shelf, shelvesOf, type Target, type TargetKind } from './targets';
import { useTargets } from './useTargets';

interface Props {
  label: string;
  channel: ChannelType;
  kinds: TargetKind[];
  /** Where the contact is: it cannot go there. */
  except?: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One picker for all targets: type to filter, arrows to go, Enter goes on to the next field. */
export function TargetPicker({ label, channel, kinds, except, value, onChange }: Props) {
  const { words } = useLanguage();
  const text = words.verbs.targets;
  const { userId } = useSignedIn();
  const { told, isError, all } = useTargets(channel);
  const [typed, setTyped] = useState('');
  const [recent] = useState(() => recentTargets(localStorage, userId));
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shelves = shelvesOf(
    all.filter((one) => one.value !== except),
    recent,
    typed,
    kinds,
  );
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [value]);
  const type = (next: string) => {
    setTyped(next);
    const found = shelvesOf(all.filter((one) => one.value !== except), recent, next, kinds);
    onChange(next.trim() === '' ? null : beside(found, null, 1));
  };
  return (
    <div>
      <TextInput
        label={label}
        placeholder={text.hint}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) {
            return;
          }
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            onChange(beside(shelves, value, event.key === 'ArrowDown' ? 1 : -1));
          } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            onChange(value ?? beside(shelves, null, 1));
            nextField(event.currentTarget);
          }
        }}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={value === null ? undefined : `${id}-${value}`}
        autoComplete="off"
        data-autofocus
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
        {shelves.length === 0 && (
          <Text p="xs" size="sm" c="var(--desk-muted)">
            {text.none}
          </Text>
        )}
        {shelves.map((shelf) => (
          <Rows key={shelf.heading} shelf={shelf} told={told} id={id} value={value} onChange={onChange} />
        ))}
      </div>
      {isError && (
        <Text size="sm" c="var(--desk-muted)" role="status">
          {text.unknown}
        </Text>
      )}
    </div>
  );
}

interface RowsProps {
  shelf: Shelf;
  told: Targets | undefined;
  id: string;
  value: string | null;
  onChange: (value: string) => void;
}

function Rows({ shelf, told, id, value, onChange }: RowsProps) {
  const { words } = useLanguage();
  const stateOf = useStateOf(told);
  const heading = words.verbs.targets.headings[shelf.heading];
  return (
    <div role="group" aria-label={heading}>
      <div className={styles.heading} aria-hidden>
        {heading}
      </div>
      {shelf.targets.map((one) => (
        <div
          key={one.value}
          id={`${id}-${one.value}`}
          role="option"
          aria-selected={one.value === value}
          aria-disabled={one.shut || undefined}
          className={styles.target}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => !one.shut && onChange(one.value)}
        >
          <span className={styles.sign} data-ready={one.ready || undefined} />
          <span className={styles.name}>{one.kind === 'level' ? levelName(one, words.verbs.targets.level) : one.name}</span>
          <span className={styles.state}>{stateOf(one)}</span>
        </div>
      ))}
    </div>
  );
}

const levelName = (one: Target, text: (skill: string, level: number) => string): string => {
  const wanted = placeOf(one.value).requiredSkills[0];
  return wanted === undefined ? one.name : text(wanted.skill, wanted.level);
};

/** How it stands with a target, in words. */
function useStateOf(told: Targets | undefined): (target: Target) => string {
  const { words, formats } = useLanguage();
  const text = words.verbs.targets;
  return ({ value, kind, shut }) => {
    const id = value.slice(value.indexOf(':') + 1);
    if (told === undefined) {
      return '';
    }
    if (kind === 'queue') {
      const queue = told.queues.find(({ queueId }) => queueId === id);
      return queue === undefined
        ? ''
        : [
            queue.paused ? text.paused : !queue.open ? text.closed : !queue.attended ? text.nobodyThere : queue.free ? text.free : text.busy,
            queue.waiting > 0 ? text.waiting(queue.waiting) : '',
            queue.forecast === undefined ? '' : text.forecast(formats.duration(queue.forecast.p90Seconds)),
          ]
            .filter((part) => part !== '')
            .join(' · ');
    }
    if (kind === 'agent') {
      const agent = told.agents.find(({ agentId }) => agentId === id);
      return agent === undefined
        ? shut
          ? text.notThere
          : ''
        : [
            words.agentStates[agent.state] ?? agent.state,
            Object.keys(agent.languages).join(', '),
            agent.room > 0 ? text.room(agent.room) : text.noRoom,
          ]
            .filter((part) => part !== '')
            .join(' · ');
    }
    const wanted = placeOf(value).requiredSkills[0];
    const reach = told.skills.find(({ skill }) => skill === wanted?.skill);
    const place = (wanted?.level ?? 1) - 1;
    return text.reaches(reach?.signedIn[place] ?? 0, reach?.reachable[place] ?? 0);
  };
}

/** The field that comes after this one in its form. */
function nextField(field: HTMLElement): void {
  const fields = [...(field.closest('form')?.querySelectorAll<HTMLElement>('input, textarea, select, button') ?? [])].filter(
    (one) => one.tabIndex >= 0 && !(one as HTMLInputElement).disabled && one.offsetParent !== null,
  );
  fields[fields.indexOf(field) + 1]?.focus();
}
