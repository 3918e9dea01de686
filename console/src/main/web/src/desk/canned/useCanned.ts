import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { cannedReplies, type CannedReply } from '../../api/canned';
import { choose, fill, type Filled, slashBefore, type Values } from './fill';

interface Place {
  from: number;
  to: number;
  query: string;
}

/** The picker that a slash opens: what it offers, which one is marked, and what its keys do. */
export function useCanned(language: string, values: (reply: CannedReply) => Values, onFilled: (put: Put) => void) {
  const [place, setPlace] = useState<Place | null>(null);
  const [at, setAt] = useState(0);
  const all = useQuery({
    queryKey: ['canned-replies'],
    queryFn: cannedReplies,
    staleTime: 30_000,
    enabled: place !== null,
  }).data;
  const found = place === null || all === undefined ? [] : choose(all, place.query, language);
  const open = place !== null && all !== undefined;
  const marked = Math.min(at, found.length - 1);
  const pick = (reply: CannedReply) => {
    if (place !== null) {
      onFilled({ ...fill(reply, values(reply)), from: place.from, to: place.to });
      setPlace(null);
    }
  };
  return {
    open,
    found,
    at: marked,
    pick,
    close: () => setPlace(null),
    /** The text or the caret changed. */
    look: (text: string, caret: number) => {
      const slash = slashBefore(text, caret);
      setPlace(slash === null ? null : { ...slash, to: caret });
      setAt(0);
    },
    /** Whether the key was the picker's. */
    key: (event: KeyboardEvent): boolean => {
      const reply = found[marked];
      if (!open || event.ctrlKey || event.metaKey) {
        return false;
      }
      if (event.key === 'Escape') {
        setPlace(null);
      } else if (reply === undefined) {
        return false;
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
        setAt((marked + step) % found.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        pick(reply);
      } else {
        return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** A filled reply and what of the text it takes the place of. */
export interface Put extends Filled {
  from: number;
  to: number;
}
