import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { PhoneIcon } from '../../look/icons';
import { useWords } from '../../words/words';
import { Banner } from '../banner/Banner';
import { useDeskState } from '../feed/stores';
import { usePhone } from './usePhone';

const hiddenKey = 'strowger.phone-banner';

/** Tells an agent who takes calls that none can reach her; once dismissed, not again in this sitting. */
export function PhoneBanner({ onHow }: { onHow: () => void }) {
  const words = useWords();
  const signedOn = useDeskState((state) => state.ready && state.presence !== 'OFFLINE');
  const phone = usePhone();
  const [hidden, setHidden] = useState(() => sessionStorage.getItem(hiddenKey) === 'yes');
  if (hidden || phone !== 'UNREACHABLE' || !signedOn) {
    return null;
  }
  const hide = () => {
    sessionStorage.setItem(hiddenKey, 'yes');
    setHidden(true);
  };
  return (
    <Banner tone="warning">
      <PhoneIcon />
      <span>{words.phone.banner}</span>
      <Button size="compact-sm" variant="default" onClick={onHow}>
        {words.phone.how}
      </Button>
      <CloseButton size="sm" variant="transparent" c="inherit" ml="auto" aria-label={words.phone.hide} onClick={hide} />
    </Banner>
  );
}
