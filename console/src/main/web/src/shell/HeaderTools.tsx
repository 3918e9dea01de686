import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

const PlaceContext = createContext<HTMLElement | null>(null);

/** The place in the header that the page in front fills. */
export const HeaderPlace = PlaceContext.Provider;

/** What a page puts in the middle of the header. */
export function HeaderTools({ children }: { children: ReactNode }) {
  const place = use(PlaceContext);
  return place === null ? null : createPortal(children, place);
}
