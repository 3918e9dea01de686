import { Badge, Text } from '@mantine/core';
import { useLanguage } from '../../words/words';
import { Timeline } from '../earlier/Timeline';
import { useMoment } from '../feed/clock';
import { useCase, useCasesOfCustomer } from '../queries/cases';
import { useFetched } from '../queries/conversation';
import type { Shown } from '../queries/shown';
import { CaseCard } from './CaseCard';
import { CustomerCard } from './CustomerCard';
import { nameOf } from './nameOf';
import styles from './SidePanel.module.css';

interface Props {
  /** One that is not mine yet has no case to show. */
  shown: Shown;
}

/** The right of the desk: who it is, what the matter is, what was before. */
export function SidePanel({ shown }: Props) {
  const { contactId, at, offered } = shown;
  const { words } = useLanguage();
  const openCase = useCase(shown.caseOf ?? contactId, at, !offered);
  const customerId = useFetched(shown).data?.customer.id;
  return (
    <div className={styles.panel}>
      <ContactCustomer shown={shown} />
      {offered ? (
        <section>
          <h2>{words.cases.title}</h2>
          <Text className={styles.muted}>{words.cases.afterAccept}</Text>
        </section>
      ) : (
        <CaseCard query={openCase} contactId={contactId} />
      )}
      <Timeline customerId={customerId} except={contactId} />
      {openCase.data !== undefined && (
        <OtherCases customerId={openCase.data.customerId} except={openCase.data.id} />
      )}
    </div>
  );
}

function ContactCustomer({ shown }: Props) {
  const { words, formats } = useLanguage();
  const conversation = useFetched(shown).data;
  const customer = conversation?.customer;
  return (
    <section aria-label={words.customer.title}>
      <h2>{nameOf(customer, words)}</h2>
      <dl className={styles.facts}>
        {customer?.answerAddress !== undefined && (
          <Fact name={words.customer.answerAddress}>
            {customer.answerAddress} <span className={styles.muted}>{words.customer.notProved}</span>
          </Fact>
        )}
        {conversation?.language !== undefined && (
          <Fact name={words.customer.language}>
            {formats.languageName(conversation.language.tag)}{' '}
            <span className={styles.muted}>
              {words.customer.languageSources[conversation.language.source] ?? conversation.language.source}
              {conversation.language.source === 'DETECTED' &&
                `, ${formats.percent(conversation.language.confidencePercent)}`}
            </span>
          </Fact>
        )}
        {conversation !== undefined && <Fact name={conversation.channel === 'VOICE' ? words.calls.dialled : words.customer.entryPoint}>{conversation.entryPoint}</Fact>}
      </dl>
      {customer !== undefined && (
        <CustomerCard contactId={shown.contactId} customerId={customer.id} readOnly={shown.offered} />
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function OtherCases({ customerId, except }: { customerId: string; except: string }) {
  const { words } = useLanguage();
  const moment = useMoment();
  const others = (useCasesOfCustomer(customerId).data ?? []).filter((one) => one.id !== except);
  return (
    <section aria-label={words.customer.earlier}>
      <h2>{words.customer.earlier}</h2>
      {others.length === 0 ? (
        <Text className={styles.muted}>{words.customer.noEarlier}</Text>
      ) : (
        <ul className={styles.list}>
          {others.map((one) => (
            <li key={one.id} className={styles.row}>
              <Badge variant="light" color={one.status === 'OPEN' ? 'blue' : 'gray'}>
                {one.status === 'OPEN' ? words.cases.open : words.cases.resolved}
              </Badge>
              <span>{moment(one.openedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
