import { useLanguage } from '../../words/words';
import { useDeskState } from '../feed/stores';
import { useQueueName } from '../plan/plan';
import { firstToAccept } from '../state/desk';
import { OfferCard } from './OfferCard';
import styles from './OfferCard.module.css';

/** The offers on top of the desk; the one that is previewed in the middle is not shown twice. */
export function Offers({ selected, onPreview }: { selected: string | null; onPreview: (contactId: string) => void }) {
  const { words } = useLanguage();
  const offers = useDeskState((state) => state.offers);
  const first = useDeskState(firstToAccept);
  const queueName = useQueueName();
  const newest = offers.at(-1);
  const lift = newest?.channel === 'VOICE' ? `. ${words.calls.answerPhone}` : '';
  return (
    <>
      <div role="alert" className="visually-hidden">
        {newest !== undefined &&
          `${words.offer.title(words.channels[newest.channel] ?? newest.channel)}, ${queueName(newest.queueId)}${lift}`}
      </div>
      <section aria-label={words.offer.region} className={styles.stack}>
        {offers
          .filter((offer) => offer.contactId !== selected)
          .map((offer, index) => (
            <OfferCard
              key={offer.offerId}
              offer={offer}
              first={index === 0 && first === offer}
              onPreview={() => onPreview(offer.contactId)}
            />
          ))}
      </section>
    </>
  );
}
