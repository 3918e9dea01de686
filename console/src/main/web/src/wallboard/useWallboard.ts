import { useEffect, useState } from 'react';
import type { Wallboard } from '../api/kpi';

export interface Board {
  board: Wallboard | null;
  /** When the last numbers came, by this computer's clock. */
  receivedAt: number;
  /** Server clock minus ours, in ms. */
  offset: number;
}

const longestWait = 10_000;

/** The numbers as they are pushed; a cut is mended with growing, scattered waits. */
export function useWallboard(onRefused: () => void): Board {
  const [board, setBoard] = useState<Board>({ board: null, receivedAt: Date.now(), offset: 0 });
  useEffect(() => {
    let socket: WebSocket;
    let timer: ReturnType<typeof setTimeout>;
    let attempt = 0;
    let stopped = false;
    const connect = () => {
      const url = new URL('/api/kpi/wallboard/feed', window.location.href);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      let opened = false;
      socket = new WebSocket(url);
      socket.onopen = () => {
        opened = true;
      };
      socket.onmessage = (message) => {
        attempt = 0;
        const next = JSON.parse(String(message.data)) as Wallboard;
        setBoard({ board: next, receivedAt: Date.now(), offset: Date.parse(next.now) - Date.now() });
      };
      socket.onclose = () => {
        if (stopped) {
          return;
        }
        if (!opened) {
          onRefused();
        }
        const wait = Math.min(longestWait, 500 * 2 ** attempt) * (0.75 + Math.random() / 2);
        attempt += 1;
        timer = setTimeout(connect, wait);
      };
    };
    connect();
    return () => {
      stopped = true;
      clearTimeout(timer);
      socket.close();
    };
  }, [onRefused]);
  return board;
}
