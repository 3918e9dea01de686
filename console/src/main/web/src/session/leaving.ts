import { createContext, type RefObject, use, useEffect, useEffectEvent } from 'react';

/** Asked before somebody signs out; false: she stays. */
export type Leaving = () => Promise<boolean>;

const LeavingContext = createContext<RefObject<Leaving | null>>({ current: null });

/** Where the surface in front says what it has to do before somebody signs out. */
export const LeavingPlace = LeavingContext.Provider;

/** Has this done before somebody signs out, as long as the surface is shown. */
export function useLeaving(leaving: Leaving): void {
  const place = use(LeavingContext);
  const latest = useEffectEvent(leaving);
  useEffect(() => {
    const asked = () => latest();
    place.current = asked;
    return () => {
      if (place.current === asked) {
        place.current = null;
      }
    };
  }, [place]);
}
