import type { PhoneState } from '../../api/routing';
import { useDeskState, useLiveState } from '../feed/stores';

/** Whether calls can ring the agent: the router decides by it, so its word counts; undefined without a phone. */
export function usePhone(): PhoneState | undefined {
  const routed = useDeskState((state) => state.phone);
  const registered = useLiveState((state) => state.phone);
  if (routed !== undefined || registered === undefined) {
    return routed;
  }
  return registered ? 'REACHABLE' : 'UNREACHABLE';
}
