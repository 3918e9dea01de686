import { Alert, Badge } from '@mantine/core';
import { useLanguage } from '../../words/words';
import { useCustomer } from '../queries/customer';
import { Consent } from './Consent';
import { MergeProposals } from './MergeProposals';
import { Merges } from './Merges';
import { MergeSearch } from './MergeSearch';
import { Verification } from './Verification';
import { WriteMail } from './WriteMail';
import { Identities } from './Identities';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

interface Props {
  contactId: string;
  customerId: string;
  /** Not hers yet: she reads and changes nothing. */
  readOnly: boolean;
}

/** What is known of the customer over all channels, and what can be done with her. */
export function CustomerCard({ contactId, customerId, readOnly }: Props) {
  const { formats } = useLanguage();
  const words = useCustomerWords();
  const { data: card, isError } = useCustomer(customerId);
  if (card === undefined) {
    return isError ? <Alert color="red">{words.failed}</Alert> : null;
  }
  return (
    <div data-testid="customer-card">
      <dl className={styles.facts} style={{ marginTop: 6 }}>
        <Identities customerId={card.id} identities={card.identities} />
        {card.language !== undefined && (
          <>
            <dt>{words.chosenLanguage}</dt>
            <dd>{formats.languageName(card.language.value)}</dd>
          </>
        )}
        {card.tier !== undefined && (
          <>
            <dt>{words.tier}</dt>
            <dd>
              <Badge variant="light">{card.tier.value}</Badge>
            </dd>
          </>
        )}
      </dl>
      {!readOnly && (
        <>
          <div className={styles.row} style={{ marginTop: 10, flexWrap: 'wrap' }}>
            <WriteMail card={card} />
            <MergeSearch customerId={card.id} />
          </div>
          <Verification contactId={contactId} />
          <MergeProposals customerId={card.id} proposals={card.proposals} />
          <Merges customerId={card.id} merges={card.merges} />
          <Consent card={card} />
        </>
      )}
    </div>
  );
}
