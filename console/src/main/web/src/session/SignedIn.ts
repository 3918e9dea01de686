import { createContext, use } from 'react';
import type { Me } from '../api/console';

const SignedInContext = createContext<Me | null>(null);

/** Tells all below who is signed in. */
export const SignedIn = SignedInContext.Provider;

export function useSignedIn(): Me {
  const me = use(SignedInContext);
  if (me === null) {
    throw new Error('Expected a signed-in person above but found none');
  }
  return me;
}
