import { useEffect, useState } from 'react';
import type { Wallboard } from '../api/kpi';
import { Feed } from '../feed/Feed';

export interface Board {
  board: Wallboard | null;
  /** When the last numbers came, by this computer's clock. */
  receivedAt: number;
}

const silence = 15_000;

/** The numbers as they are pushed; each push is whole. */
export function useWallboard(onRefused: () => void): Board {
  const [board, setBoard] = useState<Board>({ board: null, receivedAt: Date.now() });
  useEffect(() => {
    const feed = new Feed<Wallboard>(
      '/api/kpi/wallboard/feed',
      { isWhole: () => true, silence },
      {
        onFrame: (next) => setBoard({ board: next, receivedAt: Date.now() }),
        onConnection: () => undefined,
        onRefused,
      },
    );
    feed.start();
    return () => feed.stop();
  }, [onRefused]);
  return board;
}
