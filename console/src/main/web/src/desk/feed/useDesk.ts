import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Me } from '../../api/console';
import { Problem } from '../../api/http';
import type { CommandAnswer, Frame } from '../../api/routing';
import { desk, type DeskAction, type DeskState, emptyDesk } from '../state/desk';
import { type Connection, DeskFeed } from './DeskFeed';

/** What every part of the desk may use. */
export interface Desk {
  me: Me;
  state: DeskState;
  connection: Connection;
  dispatch: (action: DeskAction) => void;
  /** Now by the server's clock, in ms. */
  serverNow: () => number;
  retryNow: () => void;
  /** Sends a command; a refusal becomes a notice. True when it was taken. */
  run: (command: Promise<CommandAnswer>) => Promise<boolean>;
  queueName: (queueId: string) => string;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const value = useContext(DeskContext);
  if (value === null) {
    throw new Error('Expected a desk above but found none');
  }
  return value;
}

export function useDeskFeed(me: Me): Desk {
  const [state, dispatch] = useReducer(desk, emptyDesk);
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' });
  const offset = useRef(0);
  const feed = useRef<DeskFeed | null>(null);
  const queries = useQueryClient();

  useEffect(() => {
    const opened = new DeskFeed('/api/routing/desk/feed', {
      onConnection: setConnection,
      onRefused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
      onFrame: (frame: Frame) => {
        offset.current = Date.parse(frame.now) - Date.now();
        dispatch({ kind: 'frame', frame });
      },
    });
    feed.current = opened;
    opened.start();
    return () => opened.stop();
  }, [queries]);

  const run = useCallback(
    async (command: Promise<CommandAnswer>) => {
      try {
        const answer = await command;
        if (answer.at === undefined) {
          dispatch({ kind: 'unanswered' });
        }
        return true;
      } catch (failure) {
        const problem = failure instanceof Problem ? failure : new Problem(0, 'internal', '');
        dispatch({ kind: 'failed', code: problem.code, message: problem.detail });
        if (problem.status === 401) {
          void queries.invalidateQueries({ queryKey: ['me'] });
        }
        return false;
      }
    },
    [queries],
  );

  return useMemo(
    () => ({
      me,
      state,
      connection,
      dispatch,
      run,
      serverNow: () => Date.now() + offset.current,
      retryNow: () => feed.current?.retryNow(),
      queueName: (queueId) => state.queues.find((queue) => queue.queueId === queueId)?.name ?? queueId,
    }),
    [me, state, connection, run],
  );
}

/** Renders again every second. */
export function useSeconds(): void {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
}
