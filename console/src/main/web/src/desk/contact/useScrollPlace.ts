import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Where the reader had scrolled to, per contact; none = at the end. */
const places = new Map<string, number>();
const near = 48;

/**
 * Follows new entries at the end, unless the reader has scrolled up; comes back to where she was.
 *
 * @param version changes with whatever may change the height
 */
export function useScrollPlace(log: RefObject<HTMLDivElement | null>, contactId: string, version: string) {
  const [atEnd, setAtEnd] = useState(!places.has(contactId));
  const followed = useRef(atEnd);
  const toEnd = useCallback(() => log.current?.scrollTo({ top: log.current.scrollHeight }), [log]);

  useLayoutEffect(() => {
    const place = places.get(contactId);
    if (place !== undefined) {
      log.current?.scrollTo({ top: place });
    }
  }, [log, contactId]);
  useEffect(() => {
    if (atEnd) {
      toEnd();
    }
  }, [version, atEnd, toEnd]);
  useEffect(() => {
    const box = log.current;
    const onResize = new ResizeObserver(() => {
      if (followed.current) {
        toEnd();
      }
    });
    if (box !== null) {
      onResize.observe(box);
    }
    return () => onResize.disconnect();
  }, [log, toEnd]);

  const onScroll = useCallback(() => {
    const box = log.current;
    if (box === null) {
      return;
    }
    followed.current = box.scrollHeight - box.scrollTop - box.clientHeight < near;
    setAtEnd(followed.current);
    if (followed.current) {
      places.delete(contactId);
    } else {
      places.set(contactId, box.scrollTop);
    }
  }, [log, contactId]);
  return { atEnd, toEnd, onScroll };
}
