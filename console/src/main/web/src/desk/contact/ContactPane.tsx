import { useQueryClient } from '@tanstack/react-query';
import type { Words } from '../../words/en';
import { useWords } from '../../words/words';
import { mayClose } from '../call/call';
import { CallBar } from '../call/CallBar';
import { ConsultLine } from '../consult/ConsultLine';
import { useDeskState, useLiveState } from '../feed/stores';
import { HandOver, wasHandedOver } from '../handover/HandOver';
import { OfferCard } from '../offer/OfferCard';
import { caseKey, useCase } from '../queries/cases';
import { useConsult } from '../queries/consult';
import { useConversation } from '../queries/conversation';
import { shownHeld, shownOffer } from '../queries/shown';
import type { HeldContact, LiveOffer } from '../state/desk';
import { Composer } from './Composer';
import { ConversationPane } from './ConversationPane';
import type { DraftKind } from './drafts';
import { Verbs } from './Verbs';
import type { VerbName } from './verbs';
import { WrapUpBar } from './WrapUpBar';

interface Props {
  held: HeldContact;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  verb: VerbName | null;
  onVerb: (verb: VerbName | null) => void;
  onExplain: () => void;
}

/** The middle of the desk for a contact I hold. */
export function ContactPane({ held, kind, onKind, verb, onVerb, onExplain }: Props) {
  const words = useWords();
  const queries = useQueryClient();
  const { contactId, queueId, channel, source } = held.assigned;
  const closable = useLiveState(({ contacts }) => mayClose(held, contacts[contactId]));
  const consult = useDeskState(({ consults }) => consults.find((one) => one.contactId === contactId));
  const conversation = useConversation(shownHeld(held));
  const openCase = useCase(contactId, held.at, true).data;
  const reloadCase = () => queries.invalidateQueries({ queryKey: caseKey(contactId) });
  const over = held.wrapUp !== undefined || held.closed !== undefined;
  const writable = !over && channel !== 'VOICE';
  return (
    <ConversationPane
      conversation={conversation}
      openCase={openCase}
      queueId={queueId}
      above={channel === 'VOICE' && <CallBar held={held} />}
      actions={
        <Verbs
          held={held}
          openCase={openCase}
          closable={closable}
          consulting={consult !== undefined}
          verb={verb}
          onVerb={onVerb}
          onExplain={onExplain}
        />
      }
      first={!over && <HandOver source={source} openCase={openCase} />}
      below={
        <>
          {consult !== undefined && (
            <ConsultLine
              key={consult.consultId}
              consultId={consult.consultId}
              at={consult.at}
              asked={{
                agent: consult.consultedAgent ?? consult.toAgent,
                answered: consult.consultedAgent !== undefined,
              }}
            />
          )}
          {held.wrapUp !== undefined && <WrapUpBar held={held} wrapUp={held.wrapUp} />}
          <Composer
            conversation={conversation.data}
            openCase={openCase}
            contactId={contactId}
            channel={channel}
            queueId={queueId}
            replyable={writable}
            ended={over && channel === 'CHAT' ? endedText(held, words) : undefined}
            kind={writable ? kind : 'note'}
            onKind={onKind}
            onCaseChanged={reloadCase}
          />
        </>
      }
    />
  );
}

/** The middle of the desk for a contact that a colleague asks me about: it is hers. */
export function ConsultPane({ held }: { held: HeldContact }) {
  const { contactId, queueId } = held.assigned;
  const conversation = useConversation(shownHeld(held));
  const about = useConsult(contactId, held.at).data?.contactId;
  const openCase = useCase(about ?? contactId, held.at, about !== undefined).data;
  return (
    <ConversationPane
      conversation={conversation}
      openCase={openCase}
      queueId={queueId}
      below={<ConsultLine consultId={contactId} at={held.at} />}
    />
  );
}

const endedText = (held: HeldContact, words: Words): string =>
  words.ended.chatBy[held.closed?.by ?? 'AGENT'] ?? words.ended.chat;

/** The middle of the desk for a contact that is offered: all there is to know before accepting. */
export function OfferPane({ offer }: { offer: LiveOffer }) {
  const conversation = useConversation(shownOffer(offer));
  const openCase = useCase(offer.contactId, offer.at, wasHandedOver(offer.source)).data;
  return (
    <ConversationPane
      conversation={conversation}
      openCase={openCase}
      queueId={offer.queueId}
      above={<OfferCard offer={offer} inline />}
      first={<HandOver source={offer.source} openCase={openCase} />}
    />
  );
}
