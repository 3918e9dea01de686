import { Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Shell } from '../app/Shell';
import type { Me } from '../api/console';
import { acceptOffer } from '../api/routing';
import { useWords } from '../words/words';
import { AttentionButton } from './attention/AttentionButton';
import { useAttention } from './attention/useAttention';
import { mayClose } from './call/call';
import { ContactList } from './contact/ContactList';
import { ContactPane, OfferPane } from './contact/ContactPane';
import { dropOldDrafts, type DraftKind } from './contact/drafts';
import { LeftOverNotes } from './contact/LeftOverNotes';
import { shownHeld, shownOffer } from './contact/queries';
import { Explanation } from './customer/Explanation';
import { SidePanel } from './customer/SidePanel';
import styles from './DeskPage.module.css';
import { DeskContext, useDeskFeed } from './feed/useDesk';
import { Offers } from './offer/Offers';
import { PhoneBanner } from './phone/PhoneBanner';
import { PhoneDialog } from './phone/PhoneDialog';
import { ConnectionBanner, Notices, SuspensionBanner } from './presence/Banners';
import { PresenceMenu } from './presence/PresenceMenu';
import { ShortcutSheet, useShortcuts } from './shortcuts';
import { firstToAccept, inFront, neighbour } from './state/desk';
import { useReading } from './useReading';

/** The agent's desk: my contacts, the conversation, what is known of the customer. */
export default function DeskPage({ me }: { me: Me }) {
  const desk = useDeskFeed(me);
  const { state, dispatch, run } = desk;
  const [kind, setKind] = useState<DraftKind>('reply');
  const [closing, setClosing] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const [phone, setPhone] = useState(false);
  const setChosen = (contactId: string | null) => dispatch({ kind: 'chosen', contactId });
  const front = inFront(state);
  const contactId = front.held?.assigned.contactId ?? front.offer?.contactId ?? null;

  const shown =
    front.held !== undefined ? shownHeld(front.held) : front.offer !== undefined ? shownOffer(front.offer) : null;

  useEffect(() => dropOldDrafts(localStorage, Date.now()), []);
  useEffect(() => {
    setKind('reply');
    setClosing(false);
  }, [contactId]);
  useReading(desk, front.held?.assigned.contactId ?? null);
  useAttention(desk, contactId, setChosen);

  const write = (which: DraftKind) => {
    setKind(which);
    setTimeout(() => document.getElementById('composer-input')?.focus());
  };
  useShortcuts({
    accept: () => {
      const offer = front.held === undefined ? front.offer : firstToAccept(state);
      if (offer !== undefined && offer.channel !== 'VOICE') {
        void run(acceptOffer(offer.offerId));
      }
    },
    next: () => setChosen(neighbour(state, contactId, 1)),
    previous: () => setChosen(neighbour(state, contactId, -1)),
    reply: () => write('reply'),
    note: () => write('note'),
    close: () =>
      setClosing(front.held !== undefined && mayClose(front.held, desk.live.state.contacts[contactId ?? ''])),
    why: () => setExplained(front.held === undefined ? null : contactId),
    sheet: () => setSheet(true),
  });

  return (
    <DeskContext value={desk}>
      <Shell me={me} tools={<Tools onPhone={() => setPhone(true)} />} onShortcuts={() => setSheet(true)}>
        <div className={styles.page}>
          <ConnectionBanner />
          <SuspensionBanner />
          <PhoneBanner onHow={() => setPhone(true)} />
          <div className={styles.columns}>
            <Left selected={contactId} onSelect={setChosen} />
            <div className={styles.middle}>
              {front.held !== undefined ? (
                <ContactPane
                  key={contactId}
                  held={front.held}
                  kind={kind}
                  onKind={setKind}
                  closing={closing}
                  onClosing={setClosing}
                  onExplain={() => setExplained(contactId)}
                />
              ) : front.offer !== undefined ? (
                <OfferPane key={contactId} offer={front.offer} />
              ) : (
                <Nothing ready={state.ready} />
              )}
            </div>
            <aside className={styles.right}>
              {shown !== null && <SidePanel key={contactId} shown={shown} />}
            </aside>
          </div>
        </div>
        <Offers selected={front.held === undefined ? contactId : null} onPreview={setChosen} />
        <Notices />
        <Explanation contactId={explained} onClose={() => setExplained(null)} />
        <PhoneDialog open={phone} onClose={() => setPhone(false)} />
        <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
      </Shell>
    </DeskContext>
  );
}

function Tools({ onPhone }: { onPhone: () => void }) {
  return (
    <>
      <AttentionButton />
      <PresenceMenu onPhone={onPhone} />
    </>
  );
}

function Left({ selected, onSelect }: { selected: string | null; onSelect: (contactId: string) => void }) {
  const words = useWords();
  return (
    <nav className={styles.left} aria-label={words.contacts.title}>
      <h2 className={styles.title}>{words.contacts.title}</h2>
      <ContactList selected={selected} onSelect={onSelect} />
      <LeftOverNotes />
    </nav>
  );
}

function Nothing({ ready }: { ready: boolean }) {
  const words = useWords();
  return (
    <Center h="100%">
      {ready ? (
        <Stack gap={4} align="center">
          <Text fw={600} size="lg">
            {words.conversation.choose}
          </Text>
          <Text c="var(--desk-muted)">{words.conversation.chooseHint}</Text>
        </Stack>
      ) : (
        <Stack align="center">
          <Loader aria-label={words.loading} />
          <Text c="var(--desk-muted)">{words.feed.connecting}</Text>
        </Stack>
      )}
    </Center>
  );
}
