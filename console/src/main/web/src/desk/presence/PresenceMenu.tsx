import { Menu } from '@mantine/core';
import { useState } from 'react';
import { clearSuspension, type OpenWork, type Presence, setNextPresence, setPresence } from '../../api/routing';
import { useSeconds } from '../../clock/seconds';
import { CheckIcon, PhoneIcon } from '../../look/icons';
import { useLeaving } from '../../session/leaving';
import { SignOffDialog } from '../../session/SignOffDialog';
import { useLanguage } from '../../words/words';
import { useRun } from '../feed/acts';
import { useServerClock } from '../feed/clock';
import { useDeskState } from '../feed/stores';
import { usePhone } from '../phone/usePhone';
import { useBreakReasons } from '../plan/plan';
import { openLive, openWork } from '../state/desk';
import styles from './PresenceMenu.module.css';

const plain: Presence[] = ['AVAILABLE', 'FOCUS', 'TRAINING'];

/** The presence pill: always in sight, one click to change. */
export function PresenceMenu({ onPhone }: { onPhone: () => void }) {
  const phone = usePhone();
  useSeconds();
  const { words, formats } = useLanguage();
  const run = useRun();
  const serverNow = useServerClock();
  const state = usePresence();
  const breakReasons = useBreakReasons();
  const [leaving, setLeaving] = useState<((gone: boolean) => void) | null>(null);
  const choose = (presence: Presence, reason?: string, work?: OpenWork) => {
    if (presence !== state.presence || reason !== state.reason) {
      void run(setPresence(presence, reason, work));
    }
  };
  const chooseNext = (presence?: Presence, reason?: string) => void run(setNextPresence(presence, reason));
  const leave = async (): Promise<boolean> => {
    if (!state.ready || state.presence === 'OFFLINE') {
      return true;
    }
    if (state.openWork > 0) {
      return new Promise((resolve) => setLeaving(() => resolve));
    }
    await run(setPresence('OFFLINE', undefined, 'KEEP'));
    return true;
  };
  useLeaving(leave);
  const signOff = async (work: OpenWork) => {
    setLeaving(null);
    await run(setPresence('OFFLINE', undefined, work));
    leaving?.(true);
  };
  const stay = () => {
    setLeaving(null);
    leaving?.(false);
  };
  const name = (presence: Presence, reason?: string) =>
    (words.presence.names[presence] ?? presence) + (reason === undefined ? '' : `: ${reason}`);
  const shown =
    state.suspension === undefined ? name(state.presence, state.reason) : words.agentStates.NOT_RESPONDING;
  const since = formats.duration((serverNow() - Date.parse(state.since)) / 1000);
  return (
    <>
      <Menu position="bottom-start" width={250}>
        <Menu.Target>
          <button type="button" className={styles.pill} disabled={!state.ready}>
            <span className="visually-hidden">{words.presence.label}: </span>
            <span
              className={styles.dot}
              data-presence={state.suspension === undefined ? state.presence : 'NOT_RESPONDING'}
            />
            <span>{shown}</span>
            {state.ready && (
              <>
                <span className={styles.since} title={words.presence.since(since)}>
                  {state.suspension === undefined && `${words.agentStates[state.agentState] ?? state.agentState} · `}
                  {since}
                </span>
                <span className={styles.load} title={words.presence.loadTitle}>
                  {words.presence.load(state.held, state.mayHold)}
                </span>
                {state.nextPresence !== undefined && (
                  <span className={styles.since}>{words.presence.then(name(state.nextPresence))}</span>
                )}
              </>
            )}
            {phone !== undefined && (
              <span className={styles.phone} data-phone={phone} title={words.phone[phone] ?? phone}>
                <PhoneIcon size={15} />
                <span className="visually-hidden">{words.phone[phone] ?? phone}</span>
              </span>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {state.suspension !== undefined && (
            <>
              <Menu.Label>{words.suspension[state.suspension] ?? state.suspension}</Menu.Label>
              <Menu.Item onClick={() => void run(clearSuspension())}>{words.suspension.back}</Menu.Item>
              <Menu.Divider />
            </>
          )}
          {plain.map((presence) => (
            <Entry key={presence} presence={presence} here={state.presence === presence} onChoose={() => choose(presence)} />
          ))}
          <Menu.Divider />
          <Menu.Label>{words.presence.breakReason}</Menu.Label>
          {breakReasons.map((reason) => (
            <Menu.Item
              key={reason}
              leftSection={<span className={styles.dot} data-presence="ON_BREAK" />}
              rightSection={state.presence === 'ON_BREAK' && state.reason === reason ? <CheckIcon size={14} /> : null}
              onClick={() => choose('ON_BREAK', reason)}
            >
              {reason}
            </Menu.Item>
          ))}
          {state.openWork > 0 && (
            <NextPresence next={state.nextPresence} breakReason={breakReasons[0]} onChoose={chooseNext} />
          )}
          {phone !== undefined && (
            <>
              <Menu.Divider />
              <Menu.Label>{words.phone[phone] ?? phone}</Menu.Label>
              <Menu.Item leftSection={<PhoneIcon size={14} />} onClick={onPhone}>
                {phone === 'REACHABLE' ? words.phone.title : words.phone.connect}
              </Menu.Item>
            </>
          )}
          <Menu.Divider />
          <Entry presence="OFFLINE" here={state.presence === 'OFFLINE'} onChoose={() => void leave()} />
        </Menu.Dropdown>
      </Menu>
      <SignOffDialog
        opened={leaving !== null}
        text={words.presence.signOffText(state.openWork, state.openLive)}
        onStay={stay}
        onChoose={(work) => void signOff(work)}
      />
    </>
  );
}

/** What the router knows of her. */
function usePresence() {
  return {
    ready: useDeskState((state) => state.ready),
    presence: useDeskState((state) => state.presence),
    reason: useDeskState((state) => state.reason),
    agentState: useDeskState((state) => state.agentState),
    since: useDeskState((state) => state.since),
    nextPresence: useDeskState((state) => state.nextPresence),
    suspension: useDeskState((state) => state.suspension),
    held: useDeskState((state) => state.held.length),
    mayHold: useDeskState((state) => state.mayHold),
    openWork: useDeskState((state) => openWork(state).length),
    openLive: useDeskState((state) => openLive(state).length),
  };
}

interface NextProps {
  next: Presence | undefined;
  breakReason: string | undefined;
  onChoose: (presence?: Presence, reason?: string) => void;
}

/** She finishes what she holds, gets nothing new, and is gone then. */
function NextPresence({ next, breakReason, onChoose }: NextProps) {
  const { words } = useLanguage();
  const entry = (presence: Presence, reason?: string) => (
    <Menu.Item
      leftSection={<span className={styles.dot} data-presence={presence} />}
      rightSection={next === presence ? <CheckIcon size={14} /> : null}
      onClick={() => (next === presence ? onChoose() : onChoose(presence, reason))}
    >
      {words.presence.names[presence]}
    </Menu.Item>
  );
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{words.presence.afterwards}</Menu.Label>
      {breakReason !== undefined && entry('ON_BREAK', breakReason)}
      {entry('OFFLINE')}
    </>
  );
}

function Entry({ presence, here, onChoose }: { presence: Presence; here: boolean; onChoose: () => void }) {
  const { words } = useLanguage();
  return (
    <Menu.Item
      leftSection={<span className={styles.dot} data-presence={presence} />}
      rightSection={here ? <CheckIcon size={14} /> : null}
      onClick={onChoose}
    >
      {words.presence.names[presence]}
    </Menu.Item>
  );
}
