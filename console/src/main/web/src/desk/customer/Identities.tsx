import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { type Identity, revealIdentity } from '../../api/customers';
import { isVisitor } from './nameOf';
import { type CustomerWords } from './words/en';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

/** What a customer is known by, with the middle left out until somebody asks for it. */
export function Identities({ customerId, identities }: { customerId: string; identities: Identity[] }) {
  const shown = identities.filter(({ kind }) => !isVisitor(kind));
  return shown.map((identity) => <Shown key={identity.ref} customerId={customerId} identity={identity} />);
}

function Shown({ customerId, identity }: { customerId: string; identity: Identity }) {
  const words = useCustomerWords();
  const [value, setValue] = useState<string | null>(null);
  const toggle = async () => {
    if (value !== null) {
      setValue(null);
      return;
    }
    try {
      setValue((await revealIdentity(customerId, identity.ref)).value);
    } catch {
      setValue(null);
    }
  };
  const kind = kindName(identity.kind, words);
  return (
    <>
      <dt>{kind}</dt>
      <dd>
        {value ?? identity.masked}{' '}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${value === null ? words.show : words.hide}: ${kind}`}
          onClick={() => void toggle()}
        >
          {value === null ? words.show : words.hide}
        </Button>
        {identity.vouched && (
          <Text component="span" className={styles.muted}>
            {words.vouched}
          </Text>
        )}
      </dd>
    </>
  );
}

const account = 'shop:';

/** What sort of identity it is, in her language. */
export const kindName = (kind: string, words: CustomerWords): string =>
  kind.startsWith(account) ? words.account(kind.slice(account.length)) : (words.kinds[kind] ?? kind);
