import { Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Shell } from '../app/Shell';
import type { Me } from '../api/console';
import { acceptOffer } from '../api/routing';
import { useWords } from '../words/words';
import { ContactList } from './contact/ContactList';
import { ContactPane, OfferPane } from './contact/ContactPane';
import { dropOldDrafts, type DraftKind } from './contact/drafts';
import { Explanation } from './customer/Explanation';
import { SidePanel } from './customer/SidePanel';
import styles from './DeskPage.module.css';
import { DeskContext, useDeskFeed } from './feed/useDesk';
import { Offers } from './offer/Offers';
import { ConnectionBanner, Notices, SuspensionBanner } from './presence/Banners';
import { PresenceMenu } from './presence/PresenceMenu';
import { ShortcutSheet, useShortcuts } from './shortcuts';
import { type DeskState, inFront } from './state/desk';

/** The agent's desk: my contacts, the conversation, what is known of the customer. */
export default function DeskPage({ me }: { me: Me }) {
  const desk = useDeskFeed(me);
  const { state, dispatch, run } = desk;
  const [kind, setKind] = useState<DraftKind>('reply');
  const [closing, setClosing] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const setChosen = (contactId: string | null) => dispatch({ kind: 'chosen', contactId });
  const front = inFront(state);
  const contactId = front.held?.assigned.contactId ?? front.offer?.contactId ?? null;
  const unread = front.held?.unread ?? 0;

  useEffect(() => dropOldDrafts(localStorage, Date.now()), []);
  useEffect(() => {
    if (contactId !== null && unread > 0 && !document.hidden) {
      dispatch({ kind: 'looked', contactId });
    }
  }, [contactId, unread, dispatch]);
  useEffect(() => setKind('reply'), [contactId]);
  useEffect(() => {
    document.title = titleOf(state);
  }, [state]);

  const write = (which: DraftKind) => {
    setKind(which);
    setTimeout(() => document.getElementById('composer-input')?.focus());
  };
  useShortcuts({
    accept: () => {
      const offer = state.offers.find((one) => one.contactId === contactId) ?? state.offers[0];
      if (offer !== undefined) {
        void run(acceptOffer(offer.offerId));
      }
    },
    next: () => setChosen(neighbour(state, contactId, 1)),
    previous: () => setChosen(neighbour(state, contactId, -1)),
    reply: () => write('reply'),
    note: () => write('note'),
    close: () => setClosing(front.held !== undefined && front.held.wrapUp === undefined),
    why: () => setExplained(front.held === undefined ? null : contactId),
    sheet: () => setSheet(true),
  });

  return (
    <DeskContext value={desk}>
      <Shell me={me} tools={<PresenceMenu />} onShortcuts={() => setSheet(true)}>
        <div className={styles.page}>
          <ConnectionBanner />
          <SuspensionBanner />
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
              {contactId !== null && (
                <SidePanel
                  key={contactId}
                  contactId={contactId}
                  at={front.held?.at ?? front.offer?.at ?? 0}
                  offered={front.held === undefined}
                />
              )}
            </aside>
          </div>
        </div>
        <Offers selected={front.held === undefined ? contactId : null} onPreview={setChosen} />
        <Notices />
        <Explanation contactId={explained} onClose={() => setExplained(null)} />
        <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
      </Shell>
    </DeskContext>
  );
}

function Left({ selected, onSelect }: { selected: string | null; onSelect: (contactId: string) => void }) {
  const words = useWords();
  return (
    <nav className={styles.left} aria-label={words.contacts.title}>
      <h2 className={styles.title}>{words.contacts.title}</h2>
      <ContactList selected={selected} onSelect={onSelect} />
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

function neighbour(state: DeskState, contactId: string | null, step: number): string | null {
  const ids = state.held.map((one) => one.assigned.contactId);
  const here = contactId === null ? -1 : ids.indexOf(contactId);
  return ids[(here + step + ids.length) % ids.length] ?? contactId;
}

/** What a tab in the background tells. */
function titleOf(state: DeskState): string {
  const news = state.offers.length + state.held.reduce((sum, one) => sum + one.unread, 0);
  return news > 0 ? `(${news}) Strowger` : 'Strowger';
}
