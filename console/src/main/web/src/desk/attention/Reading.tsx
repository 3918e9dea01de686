import { useEffect, useSyncExternalStore } from 'react';
import { useDeskState, useLiveState, useLiveStore } from '../feed/stores';
import { useFront } from '../selection/selection';
import type { DeskState } from '../state/desk';
import { unreadOf } from '../state/live';

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};
const useVisible = (): boolean => useSyncExternalStore(subscribe, () => !document.hidden);

/** Held first, then offered; as one string, so that it is the same while they are. */
const mineOf = ({ held, offers }: DeskState): string =>
  [...held.map((one) => one.assigned.contactId), ...offers.map((offer) => offer.contactId)].join(' ');

/** What the agent has in front of her is read; the tab's title tells of all else. Shows nothing. */
export function Reading() {
  const visible = useVisible();
  const { dispatch } = useLiveStore();
  const front = useFront().held?.assigned.contactId ?? null;
  const unread = useLiveState(({ contacts }) => (front === null ? 0 : unreadOf(contacts[front])));
  useEffect(() => {
    if (front !== null && unread > 0 && visible) {
      dispatch({ kind: 'looked', contactId: front });
    }
  }, [front, unread, visible, dispatch]);

  const ready = useDeskState((state) => state.ready);
  const mine = useDeskState(mineOf);
  useEffect(() => {
    if (ready) {
      dispatch({ kind: 'kept', contactIds: mine.split(' ') });
    }
  }, [ready, mine, dispatch]);

  const offers = useDeskState((state) => state.offers.length);
  const news = useLiveState(({ contacts }) =>
    mine.split(' ').reduce((sum, contactId) => sum + unreadOf(contacts[contactId]), offers),
  );
  useEffect(() => {
    document.title = news > 0 ? `(${news}) Strowger` : 'Strowger';
  }, [news]);
  useEffect(() => () => void (document.title = 'Strowger'), []);
  return null;
}
