import { ActionIcon, Tooltip } from '@mantine/core';
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
import { CloseForm } from './CloseContact';
import { Composer } from './Composer';
import { ConversationPane } from './ConversationPane';
import type { DraftKind } from './drafts';
import { HandBackForm } from './HandBack';
import { SnoozeForm } from './SnoozeContact';
import { TransferForm } from './TransferContact';
import { Verb } from './Verb';
import { WrapUpBar } from './WrapUpBar';

/** What has its dialog open. */
export type VerbName = 'transfer' | 'snooze' | 'handBack' | 'close';

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
  const { contactId, queueId, channel } = held.assigned;
  const closable = useLiveState(({ contacts }) => mayClose(held, contacts[contactId]));
  const conversation = useConversation(shownHeld(held));
  const openCase = useCase(contactId, held.at, true).data;
  const reloadCase = () => queries.invalidateQueries({ queryKey: caseKey(contactId) });
  const over = held.wrapUp !== undefined || held.closed !== undefined;
  const writable = !over && channel !== 'VOICE';
  const done = () => onVerb(null);
  const dialog = (name: VerbName) => ({
    open: verb === name,
    onOpen: (open: boolean) => onVerb(open ? name : null),
  });
  return (
    <ConversationPane
      conversation={conversation}
      openCase={openCase}
      queueId={queueId}
      above={channel === 'VOICE' && <CallBar held={held} />}
      actions={
        <>
          <Tooltip label={words.explanation.open}>
            <ActionIcon variant="subtle" aria-label={words.explanation.open} onClick={onExplain}>
              <QuestionIcon size={18} />
            </ActionIcon>
          </Tooltip>
          {closable && (
            <>
              <Verb label={words.verbs.transfer.open} title={words.verbs.transfer.title} {...dialog('transfer')}>
                <TransferForm contactId={contactId} queueId={queueId} openCase={openCase} onDone={done} />
              </Verb>
              {channel !== 'VOICE' && (
                <Verb label={words.verbs.snooze.open} title={words.verbs.snooze.title} {...dialog('snooze')}>
                  <SnoozeForm contactId={contactId} onDone={done} />
                </Verb>
              )}
              <Verb label={words.closing.handBack} title={words.closing.handBackTitle} {...dialog('handBack')}>
                <HandBackForm contactId={contactId} onDone={done} />
              </Verb>
              <Verb label={words.closing.close} title={words.closing.title} primary {...dialog('close')}>
                <CloseForm contactId={contactId} onDone={done} />
              </Verb>
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
