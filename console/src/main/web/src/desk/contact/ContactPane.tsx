import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QuestionIcon } from '../../look/icons';
import type { Words } from '../../words/en';
import { useWords } from '../../words/words';
import { mayClose } from '../call/call';
import { CallBar } from '../call/CallBar';
import { useLiveState } from '../feed/stores';
import { OfferCard } from '../offer/OfferCard';
import { caseKey, useCase } from '../queries/cases';
import { useConversation } from '../queries/conversation';
import { shownHeld, shownOffer } from '../queries/shown';
import type { HeldContact, LiveOffer } from '../state/desk';
import { CloseContact } from './CloseContact';
import { Composer } from './Composer';
import { ConversationPane } from './ConversationPane';
import type { DraftKind } from './drafts';
import { HandBack } from './HandBack';
import { WrapUpBar } from './WrapUpBar';

interface Props {
  held: HeldContact;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  closing: boolean;
  onClosing: (open: boolean) => void;
  onExplain: () => void;
}

/** The middle of the desk for a contact I hold. */
export function ContactPane({ held, kind, onKind, closing, onClosing, onExplain }: Props) {
  const words = useWords();
  const queries = useQueryClient();
  const { contactId, queueId, channel } = held.assigned;
  const closable = useLiveState(({ contacts }) => mayClose(held, contacts[contactId]));
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
        <>
          <Button variant="subtle" size="xs" onClick={onExplain} leftSection={<QuestionIcon size={16} />}>
            {words.explanation.open}
          </Button>
          {closable && (
            <>
              <HandBack contactId={contactId} />
              <CloseContact contactId={contactId} open={closing} onOpen={onClosing} />
            </>
          )}
        </>
      }
      below={
        <>
          {held.wrapUp !== undefined && <WrapUpBar held={held} wrapUp={held.wrapUp} />}
          <Composer
            conversation={conversation.data}
            openCase={openCase}
            contactId={contactId}
            channel={channel}
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

const endedText = (held: HeldContact, words: Words): string =>
  words.ended.chatBy[held.closed?.by ?? 'AGENT'] ?? words.ended.chat;

/** The middle of the desk for a contact that is offered: all there is to know before accepting. */
export function OfferPane({ offer }: { offer: LiveOffer }) {
  const conversation = useConversation(shownOffer(offer));
  return (
    <ConversationPane
      conversation={conversation}
      openCase={undefined}
      queueId={offer.queueId}
      above={<OfferCard offer={offer} inline />}
    />
  );
}
