import type { PhoneState } from '../../api/routing';
import { useDesk } from '../feed/useDesk';

/** Whether calls can ring the agent: the router decides by it, so its word counts; undefined without a phone. */
export function usePhone(): PhoneState | undefined {
  const { state, live } = useDesk();
  if (state.phone !== undefined || live.state.phone === undefined) {
    return state.phone;
  }
  return live.state.phone ? 'REACHABLE' : 'UNREACHABLE';
}
