import { useEffect, useSyncExternalStore } from 'react';
import type { Desk } from './feed/useDesk';
import { unreadOf } from './state/live';

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};
const useVisible = (): boolean => useSyncExternalStore(subscribe, () => !document.hidden);

/** What the agent has in front of her is read; the tab's title tells of all else. */
export function useReading({ state, live }: Desk, front: string | null): void {
  const visible = useVisible();
  const { dispatch } = live;
  const { contacts } = live.state;
  const unread = front === null ? 0 : unreadOf(contacts[front]);
  useEffect(() => {
    if (front !== null && unread > 0 && visible) {
      dispatch({ kind: 'looked', contactId: front });
    }
  }, [front, unread, visible, dispatch]);

  const mine = [...state.held.map((held) => held.assigned.contactId), ...state.offers.map((offer) => offer.contactId)];
  const ids = mine.join(' ');
  useEffect(() => {
    if (state.ready) {
      dispatch({ kind: 'kept', contactIds: ids.split(' ') });
    }
  }, [state.ready, ids, dispatch]);

  const news = state.offers.length + mine.reduce((sum, id) => sum + unreadOf(contacts[id]), 0);
  useEffect(() => {
    document.title = news > 0 ? `(${news}) Strowger` : 'Strowger';
  }, [news]);
}
