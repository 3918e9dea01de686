import { Button } from '@mantine/core';
import { useState } from 'react';
import { clearSuspension } from '../../api/routing';
import { AlertIcon } from '../../look/icons';
import { useWords } from '../../words/words';
import { Banner } from '../banner/Banner';
import { useRun } from '../feed/acts';
import { useDeskState } from '../feed/stores';

/** One click brings an agent back whom the router has set aside. */
export function SuspensionBanner() {
  const words = useWords();
  const run = useRun();
  const suspension = useDeskState((state) => state.suspension);
  const [busy, setBusy] = useState(false);
  if (suspension === undefined) {
    return null;
  }
  const back = async () => {
    setBusy(true);
    await run(clearSuspension());
    setBusy(false);
  };
  return (
    <Banner tone="alarm">
      <AlertIcon />
      <span>{words.suspension[suspension] ?? suspension}</span>
      <Button size="compact-sm" onClick={() => void back()} loading={busy}>
        {words.suspension.back}
      </Button>
    </Banner>
  );
}
