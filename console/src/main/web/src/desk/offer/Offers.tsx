import { useLanguage } from '../../words/words';
import { useDesk } from '../feed/useDesk';
import { firstToAccept } from '../state/desk';
import { OfferCard } from './OfferCard';
import styles from './OfferCard.module.css';

/** The offers on top of the desk; the one that is previewed in the middle is not shown twice. */
export function Offers({ selected, onPreview }: { selected: string | null; onPreview: (contactId: string) => void }) {
  const { words } = useLanguage();
  const { state, queueName } = useDesk();
  const newest = state.offers.at(-1);
  const lift = newest?.channel === 'VOICE' ? `. ${words.calls.answerPhone}` : '';
  return (
    <>
      <div role="alert" className="visually-hidden">
        {newest !== undefined &&
          `${words.offer.title(words.channels[newest.channel] ?? newest.channel)}, ${queueName(newest.queueId)}${lift}`}
      </div>
      <section aria-label={words.offer.region} className={styles.stack}>
        {state.offers
          .filter((offer) => offer.contactId !== selected)
          .map((offer, index) => (
            <OfferCard
              key={offer.offerId}
              offer={offer}
              first={index === 0 && firstToAccept(state) === offer}
              onPreview={() => onPreview(offer.contactId)}
            />
          ))}
      </section>
    </>
  );
}
