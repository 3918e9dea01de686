import { ActionIcon, Center, Loader, Stack, Text, Tooltip } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import { acceptOffer, pullNext } from '../api/routing';
import { ClockIcon, KeyboardIcon } from '../look/icons';
import { useSignedIn } from '../session/SignedIn';
import { HeaderTools } from '../shell/HeaderTools';
import { useWords } from '../words/words';
import { Attention } from './attention/Attention';
import { AttentionButton } from './attention/AttentionButton';
import { Reading } from './attention/Reading';
import { ConnectionBanner } from './banner/ConnectionBanner';
import { mayClose } from './call/call';
import { ContactList } from './contact/ContactList';
import { ConsultPane, ContactPane, OfferPane } from './contact/ContactPane';
import { dropOldDrafts, type DraftKind } from './contact/drafts';
import { LeftOverNotes } from './contact/LeftOverNotes';
import { isPossible, type VerbName } from './contact/verbs';
import { ConsultSide } from './customer/ConsultSide';
import { SidePanel } from './customer/SidePanel';
import { MyDay } from './day/MyDay';
import { DeskFeeds } from './DeskFeeds';
import styles from './DeskPage.module.css';
import { useRun } from './feed/acts';
import { Finding } from './Finding';
import { useDeskState, useDeskStore, useLiveStore } from './feed/stores';
import { Notices } from './notices/Notices';
import { Offers } from './offer/Offers';
import { PhoneBanner } from './phone/PhoneBanner';
import { PhoneDialog } from './phone/PhoneDialog';
import { PresenceMenu } from './presence/PresenceMenu';
import { SuspensionBanner } from './presence/SuspensionBanner';
import { shownHeld, shownOffer } from './queries/shown';
import { idOf, useFront, useSelect, useTrueAddress } from './selection/selection';
import { SearchButton } from './search/SearchButton';
import { ShortcutSheet, useShortcuts } from './shortcuts';
import { firstToAccept, isConsult, mayAccept, neighbour } from './state/desk';
import { WaitingList } from './waiting/WaitingList';
import { Explanation } from './why/Explanation';

/** The agent's desk: my contacts, the conversation, what is known of the customer. */
export default function DeskPage() {
  const { userId } = useSignedIn();
  return (
    <DeskFeeds key={userId}>
      <Attention />
      <Reading />
      <Desk />
    </DeskFeeds>
  );
}

function Desk() {
  const desk = useDeskStore();
  const live = useLiveStore();
  const run = useRun();
  const select = useSelect();
  const front = useFront();
  const contactId = idOf(front);
  const [kind, setKind] = useState<DraftKind>('reply');
  const [verb, setVerb] = useState<VerbName | null>(null);
  const [explained, setExplained] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const [searching, setSearching] = useState(false);
  const [phone, setPhone] = useState(false);
  const [list, setList] = useState(false);
  const [day, setDay] = useState(false);

  const shown =
    front.held !== undefined ? shownHeld(front.held) : front.offer !== undefined ? shownOffer(front.offer) : null;

  const [openList] = useState(() => () => setList(true));

  useTrueAddress();
  useEffect(() => dropOldDrafts(localStorage, Date.now()), []);
  useEffect(() => {
    setKind('reply');
    setVerb(null);
  }, [contactId]);

  const write = (which: DraftKind) => {
    setKind(which);
    setTimeout(() => document.getElementById('composer-input')?.focus());
  };
  const start = (wanted: VerbName) => {
    const { held } = front;
    const possible =
      held !== undefined &&
      !isConsult(held) &&
      isPossible(wanted, {
        closable: mayClose(held, live.state.contacts[contactId ?? '']),
        voice: held.assigned.channel === 'VOICE',
        consulting: desk.state.consults.some((one) => one.contactId === contactId),
      });
    setVerb(possible ? wanted : null);
  };
  const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();
  useShortcuts({
    accept: () => {
      const offer = front.held === undefined ? front.offer : firstToAccept(desk.state);
      if (offer !== undefined && mayAccept(offer)) {
        void run(acceptOffer(offer.offerId));
      }
    },
    next: () => select(neighbour(desk.state, contactId, 1)),
    previous: () => select(neighbour(desk.state, contactId, -1)),
    reply: () => write('reply'),
    note: () => write('note'),
    close: () => start('close'),
    transfer: () => start('transfer'),
    consult: () => start('consult'),
    escalate: () => start('escalate'),
    snooze: () => start('snooze'),
    handBack: () => start('handBack'),
    line: () => focus('#consult-input'),
    decline: () => focus('[data-decline]'),
    pick: () => setList(true),
    getNext: () => {
      if (desk.state.queues.some((queue) => queue.delivery === 'PULL')) {
        void run(pullNext());
      }
    },
    day: () => setDay(true),
    why: () => setExplained(front.held === undefined ? null : contactId),
    search: () => setSearching(true),
    sheet: () => setSheet(true),
  });

  return (
    <Finding searching={searching} onSearchEnd={() => setSearching(false)}>
      <HeaderTools>
        <Tools
          onSearch={() => setSearching(true)}
          onPhone={() => setPhone(true)}
          onDay={() => setDay(true)}
          onShortcuts={() => setSheet(true)}
        />
      </HeaderTools>
      <div className={styles.page}>
        <ConnectionBanner />
        <SuspensionBanner />
        <PhoneBanner onHow={() => setPhone(true)} />
        <div className={styles.columns}>
          <Left selected={contactId} onSelect={select} onList={openList} />
          <div className={styles.middle}>
            {front.held !== undefined && isConsult(front.held) ? (
              <ConsultPane key={contactId} held={front.held} />
            ) : front.held !== undefined ? (
              <ContactPane
                key={contactId}
                held={front.held}
                kind={kind}
                onKind={setKind}
                verb={verb}
                onVerb={setVerb}
                onExplain={() => setExplained(contactId)}
              />
            ) : front.offer !== undefined ? (
              <OfferPane key={contactId} offer={front.offer} />
            ) : (
              <Nothing />
            )}
          </div>
          <aside className={styles.right}>
            {front.held !== undefined && isConsult(front.held) ? (
              <ConsultSide key={contactId} held={front.held} />
            ) : (
              shown !== null && <SidePanel key={contactId} shown={shown} />
            )}
          </aside>
        </div>
      </div>
      <Offers selected={front.held === undefined ? contactId : null} onPreview={select} />
      <Notices />
      <Explanation contactId={explained} onClose={() => setExplained(null)} />
      <WaitingList open={list} onClose={() => setList(false)} />
      <MyDay open={day} onClose={() => setDay(false)} />
      <PhoneDialog open={phone} onClose={() => setPhone(false)} />
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
    </Finding>
  );
}

interface ToolsProps {
  onSearch: () => void;
  onPhone: () => void;
  onDay: () => void;
  onShortcuts: () => void;
}

function Tools({ onSearch, onPhone, onDay, onShortcuts }: ToolsProps) {
  const words = useWords();
  return (
    <>
      <SearchButton onSearch={onSearch} />
      <AttentionButton />
      <PresenceMenu onPhone={onPhone} />
      <Tooltip label={`${words.day.title} (m)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={words.day.title} onClick={onDay}>
          <ClockIcon />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${words.shell.shortcuts} (?)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={words.shell.shortcuts} onClick={onShortcuts}>
          <KeyboardIcon />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

interface LeftProps {
  selected: string | null;
  onSelect: (contactId: string) => void;
  onList: () => void;
}

const Left = memo(function Left({ selected, onSelect, onList }: LeftProps) {
  const words = useWords();
  return (
    <nav className={styles.left} aria-label={words.contacts.title}>
      <h2 className={styles.title}>{words.contacts.title}</h2>
      <ContactList selected={selected} onSelect={onSelect} onList={onList} />
      <LeftOverNotes />
    </nav>
  );
});

function Nothing() {
  const words = useWords();
  const ready = useDeskState((state) => state.ready);
  const unknown = useDeskState((state) => state.unknown);
  return (
    <Center h="100%">
      {unknown ? (
        <Stack gap={4} align="center" role="alert">
          <Text fw={600} size="lg">
            {words.feed.unknown}
          </Text>
          <Text c="var(--desk-muted)">{words.feed.unknownHint}</Text>
        </Stack>
      ) : ready ? (
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
