import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Me } from '../../api/console';
import { Problem } from '../../api/http';
import type { CommandAnswer, Frame } from '../../api/routing';
import { type Connection, Feed } from '../../feed/Feed';
import type { Outgoing } from '../outbox/outgoing';
import { type SendBox, useOutbox } from '../outbox/useOutbox';
import { desk, type DeskAction, type DeskState, emptyDesk } from '../state/desk';
import { type Live, useLive } from './useLive';

/** What every part of the desk may use. */
export interface Desk {
  me: Me;
  state: DeskState;
  connection: Connection;
  dispatch: (action: DeskAction) => void;
  /** What the gateway pushes. */
  live: Live;
  sending: SendBox;
  /** Now by the server's clock, in ms. */
  serverNow: () => number;
  retryNow: () => void;
  /** Sends a command; a refusal becomes a notice. Answers the refusal, or null when it was taken. */
  run: (command: Promise<unknown>) => Promise<Problem | null>;
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
  const feed = useRef<Feed<Frame> | null>(null);
  const queries = useQueryClient();
  const askWhoIAm = useCallback(() => void queries.invalidateQueries({ queryKey: ['me'] }), [queries]);

  useEffect(() => {
    const opened = new Feed<Frame>(
      '/api/routing/desk/feed',
      { isWhole: (frame) => frame.kind === 'snapshot', resync: JSON.stringify({ kind: 'resync' }) },
      {
        onConnection: setConnection,
        onRefused: askWhoIAm,
        onFrame: (frame) => {
          offset.current = Date.parse(frame.now) - Date.now();
          dispatch({ kind: 'frame', frame });
        },
      },
    );
    feed.current = opened;
    opened.start();
    return () => opened.stop();
  }, [askWhoIAm]);

  const live = useLive(me.userId, connection.kind === 'lost', askWhoIAm);
  const onRefused = useCallback(
    (entry: Outgoing, problem: Problem) =>
      dispatch({ kind: 'failed', code: problem.code, message: problem.detail, contactId: entry.contactId }),
    [],
  );
  const sending = useOutbox(me.userId, live, connection.kind === 'live', onRefused);

  const run = useCallback(
    async (command: Promise<unknown>) => {
      try {
        const answer = (await command) as CommandAnswer | undefined;
        if (answer?.commandId !== undefined && answer.at === undefined) {
          dispatch({ kind: 'unanswered' });
        }
        return null;
      } catch (failure) {
        const problem = failure instanceof Problem ? failure : new Problem(0, 'internal', '');
        dispatch({ kind: 'failed', code: problem.code, message: problem.detail });
        if (problem.status === 401) {
          askWhoIAm();
        }
        return problem;
      }
    },
    [askWhoIAm],
  );

  return useMemo(
    () => ({
      me,
      state,
      connection,
      dispatch,
      live,
      sending,
      run,
      serverNow: () => Date.now() + offset.current,
      retryNow: () => {
        feed.current?.retryNow();
        live.retryNow();
        sending.box.flush();
      },
      queueName: (queueId) => state.queues.find((queue) => queue.queueId === queueId)?.name ?? queueId,
    }),
    [me, state, connection, live, sending, run],
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
