import { type ReactNode, useMemo, useState } from 'react';
import { ReadProvider, type ToRead } from './earlier/reading';
import { Reader } from './reader/Reader';
import { SearchDialog } from './search/SearchDialog';

interface Props {
  searching: boolean;
  onSearchEnd: () => void;
  children: ReactNode;
}

/** What is found on the desk is read beside it; whoever stands within may open something. */
export function Finding({ searching, onSearchEnd, children }: Props) {
  const [opened, setOpened] = useState<ToRead | null>(null);
  const read = useMemo(() => (what: ToRead) => setOpened(what), []);
  return (
    <ReadProvider value={read}>
      {children}
      <SearchDialog open={searching} covered={opened !== null} onClose={onSearchEnd} />
      <Reader opened={opened} onClose={() => setOpened(null)} />
    </ReadProvider>
  );
}
