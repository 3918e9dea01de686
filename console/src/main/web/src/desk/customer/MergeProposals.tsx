import { Alert, Button } from '@mantine/core';
import { type CustomerHit, decideProposal, type Proposal } from '../../api/customers';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { kindName } from './Identities';
import { useChange } from './useChange';
import { useCustomerWords } from './words/words';
import styles from './SidePanel.module.css';

/** Customers who may be the same person: she decides. */
export function MergeProposals({ customerId, proposals }: { customerId: string; proposals: Proposal[] }) {
  const words = useCustomerWords();
  const all = useWords();
  const { busy, failure, change } = useChange();
  if (proposals.length === 0 && failure === null) {
    return null;
  }
  const decide = (proposal: Proposal, decision: 'SAME' | 'NOT_SAME') =>
    void change(decideProposal(customerId, proposal.id, decision));
  return (
    <section aria-label={words.proposals} data-testid="proposals">
      <h3>{words.proposals}</h3>
      {failure !== null && (
        <Alert color="red" mb="sm" role="alert">
          {problemText(failure, all)}
        </Alert>
      )}
      <ul className={styles.list}>
        {proposals.map((proposal) => (
          <li key={proposal.id} className={styles.note}>
            <HitText hit={proposal.other} />
            <div className={styles.muted}>{words.reasons[proposal.reason]}</div>
            <div className={styles.row} style={{ marginTop: 6, flexWrap: 'wrap' }}>
              <Button size="xs" disabled={busy} onClick={() => decide(proposal, 'SAME')}>
                {words.same}
              </Button>
              <Button size="xs" variant="default" disabled={busy} onClick={() => decide(proposal, 'NOT_SAME')}>
                {words.notSame}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A customer in two lines. */
export function HitText({ hit }: { hit: CustomerHit }) {
  const words = useCustomerWords();
  return (
    <div>
      <strong>{hit.name ?? words.unnamed}</strong>
      <div>{hit.identities.map(({ kind, masked }) => `${kindName(kind, words)}: ${masked}`).join(' · ')}</div>
    </div>
  );
}
