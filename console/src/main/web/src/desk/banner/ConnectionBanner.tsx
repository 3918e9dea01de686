import { Button } from '@mantine/core';
import { useSeconds } from '../../clock/seconds';
import { AlertIcon } from '../../look/icons';
import { useWords } from '../../words/words';
import { useActs } from '../feed/acts';
import { useConnections } from '../feed/stores';
import { Banner } from './Banner';

const patience = 1_000;

/** Says when a feed is cut; the rest of the screen stays as it was. */
export function ConnectionBanner() {
  useSeconds();
  const words = useWords();
  const { retryNow } = useActs();
  const { router, gateway } = useConnections((connections) => connections);
  const lost = router.kind === 'lost' ? router : gateway;
  if (lost.kind !== 'lost' || Date.now() - lost.since < patience) {
    return null;
  }
  const seconds = Math.max(0, Math.ceil((lost.retryAt - Date.now()) / 1000));
  return (
    <Banner tone="warning">
      <AlertIcon />
      <span>{router.kind === 'lost' ? words.feed.lost : words.feed.liveLost}</span>
      <span className="numerals" aria-hidden>
        {words.feed.retryIn(seconds)}
      </span>
      <Button size="compact-sm" variant="default" onClick={retryNow}>
        {words.feed.retryNow}
      </Button>
    </Banner>
  );
}
