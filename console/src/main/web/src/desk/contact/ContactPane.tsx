import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { QuestionIcon } from '../../app/icons';
import { useWords } from '../../words/words';
import { useDesk } from '../feed/useDesk';
import { OfferCard } from '../offer/OfferCard';
import type { HeldContact, LiveOffer } from '../state/desk';
import { CloseContact } from './CloseContact';
import { Composer } from './Composer';
import { ConversationPane } from './ConversationPane';
import type { DraftKind } from './drafts';
import { HandBack } from './HandBack';
import { caseKey, conversationKey, useCase, useConversation } from './queries';
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
  const { me } = useDesk();
  const queries = useQueryClient();
  const { contactId, queueId } = held.assigned;
  const conversation = useConversation(contactId, held.at, false);
  const openCase = useCase(contactId, held.at, true).data;
  const reloadCase = () => queries.invalidateQueries({ queryKey: caseKey(contactId) });
  const reloadConversation = () => queries.invalidateQueries({ queryKey: conversationKey(contactId) });
  return (
    <ConversationPane
      conversation={conversation}
      openCase={openCase}
      queueId={queueId}
      actions={
        <>
          <Button variant="subtle" size="xs" onClick={onExplain} leftSection={<QuestionIcon size={16} />}>
            {words.explanation.open}
          </Button>
          {held.wrapUp === undefined && (
            <>
              <HandBack contactId={contactId} />
              <CloseContact userId={me.userId} contactId={contactId} open={closing} onOpen={onClosing} />
            </>
          )}
        </>
      }
      below={
        <>
          {held.wrapUp !== undefined && <WrapUpBar wrapUp={held.wrapUp} />}
          <Composer
            conversation={conversation.data}
            openCase={openCase}
            contactId={contactId}
            replyable={held.wrapUp === undefined}
            kind={held.wrapUp === undefined ? kind : 'note'}
            onKind={onKind}
            onChanged={reloadConversation}
            onCaseChanged={reloadCase}
          />
        </>
      }
    />
  );
}

/** The middle of the desk for a contact that is offered: all there is to know before accepting. */
export function OfferPane({ offer }: { offer: LiveOffer }) {
  const conversation = useConversation(offer.contactId, offer.at, true);
  return (
    <ConversationPane
      conversation={conversation}
      openCase={undefined}
      queueId={offer.queueId}
      above={<OfferCard offer={offer} inline />}
    />
  );
}
