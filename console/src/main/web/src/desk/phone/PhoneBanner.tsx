import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { PhoneIcon } from '../../app/icons';
import { useWords } from '../../words/words';
import { useDesk } from '../feed/useDesk';
import styles from '../presence/Banners.module.css';
import { usePhone } from './usePhone';

const hiddenKey = 'strowger.phone-banner';

/** Tells an agent who takes calls that none can reach her; once dismissed, not again in this sitting. */
export function PhoneBanner({ onHow }: { onHow: () => void }) {
  const words = useWords();
  const { state } = useDesk();
  const phone = usePhone();
  const [hidden, setHidden] = useState(() => sessionStorage.getItem(hiddenKey) === 'yes');
  if (hidden || phone !== 'UNREACHABLE' || !state.ready || state.presence === 'OFFLINE') {
    return null;
  }
  const hide = () => {
    sessionStorage.setItem(hiddenKey, 'yes');
    setHidden(true);
  };
  return (
    <div className={styles.banner} data-tone="warning" role="status">
      <PhoneIcon />
      <span>{words.phone.banner}</span>
      <Button size="compact-sm" variant="default" onClick={onHow}>
        {words.phone.how}
      </Button>
      <CloseButton size="sm" variant="transparent" c="inherit" ml="auto" aria-label={words.phone.hide} onClick={hide} />
    </div>
  );
}
