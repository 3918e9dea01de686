import { useCallback, useEffect, useRef } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useDeskState, useDeskStore } from '../feed/stores';
import { type Front, inFront } from '../state/desk';
import { contactPath, contactPattern, deskPath } from './paths';

/** The contact that the address names. */
export const useChosen = (): string | null => useMatch(contactPattern)?.params.contactId ?? null;

/** Puts a contact in front: the address names it then, and the way back leads to the one before. */
export function useSelect(): (contactId: string | null) => void {
  const navigate = useNavigate();
  const chosen = useChosen();
  return useCallback(
    (contactId) => {
      if (contactId !== chosen) {
        void navigate(contactId === null ? deskPath : contactPath(contactId));
      }
    },
    [navigate, chosen],
  );
}

/** The contact in front of the agent. */
export function useFront(): Front {
  const chosen = useChosen();
  const held = useDeskState((state) => inFront({ ...state, chosen }).held);
  const offer = useDeskState((state) => inFront({ ...state, chosen }).offer);
  return { held, offer };
}

export const idOf = ({ held, offer }: Front): string | null => held?.assigned.contactId ?? offer?.contactId ?? null;

/** Keeps address and desk at one: an address of a contact that is not here leads to the desk. */
export function useTrueAddress(): void {
  const store = useDeskStore();
  const navigate = useNavigate();
  const chosen = useChosen();
  const ready = useDeskState((state) => state.ready);
  const here = useDeskState(
    ({ held, offers }) =>
      held.some((one) => one.assigned.contactId === chosen) || offers.some((one) => one.contactId === chosen),
  );
  const wasHere = useRef<string | null>(null);
  useEffect(() => store.dispatch({ kind: 'chosen', contactId: chosen }), [store, chosen]);
  useEffect(() => {
    if (chosen === null || !ready) {
      return;
    }
    if (here) {
      wasHere.current = chosen;
      return;
    }
    if (wasHere.current !== chosen) {
      store.dispatch({ kind: 'failed', code: 'not_your_contact', message: '' });
    }
    void navigate(deskPath, { replace: true });
  }, [store, navigate, chosen, ready, here]);
}
