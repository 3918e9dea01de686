import type { Case } from '../../api/cases';
import type { Conversation } from '../../api/gateway';
import type { ChannelType } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import styles from './Composer.module.css';
import { type DraftKind, useDraft } from './drafts';
import { NoteComposer } from './NoteComposer';
import { ReplyComposer } from './ReplyComposer';

interface Props {
  conversation: Conversation | undefined;
  openCase: Case | undefined;
  contactId: string;
  channel: ChannelType;
  queueId: string;
  /** False for calls and in wrap-up: notes can still be written. */
  replyable: boolean;
  /** Why nothing more can be sent. */
  ended?: string;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  onCaseChanged: () => Promise<unknown>;
}

/** Reply and private note side by side in different colours, so that neither is sent as the other. */
export function Composer({ conversation, openCase, contactId, channel, queueId, replyable, ended, kind, onKind, onCaseChanged }: Props) {
  const { words } = useLanguage();
  const tab = (which: DraftKind, label: string) => (
    <button
      type="button"
      role="tab"
      id={`tab-${which}`}
      className={`${styles.tab} ${which === 'note' ? styles.noteTab : ''}`}
      aria-selected={kind === which}
      aria-controls="composer-panel"
      onClick={() => onKind(which)}
    >
      {label}
    </button>
  );
  return (
    <div className={styles.composer}>
      {ended !== undefined && <Ended text={ended} contactId={contactId} />}
      <div role="tablist" className={styles.tabs}>
        {replyable && tab('reply', words.composer.reply)}
        {tab('note', words.composer.note)}
      </div>
      <div role="tabpanel" id="composer-panel" aria-labelledby={`tab-${kind}`}>
        {kind === 'reply' ? (
          <ReplyComposer
            key={contactId}
            conversation={conversation}
            openCase={openCase}
            contactId={contactId}
            channel={channel}
            queueId={queueId}
          />
        ) : (
          <NoteComposer key={contactId} openCase={openCase} contactId={contactId} onAdded={onCaseChanged} />
        )}
      </div>
    </div>
  );
}

/** The sentence in place of the reply; what was begun stays to be read. */
function Ended({ text, contactId }: { text: string; contactId: string }) {
  const { words } = useLanguage();
  const { userId } = useSignedIn();
  const [draft] = useDraft(userId, contactId, 'reply');
  return (
    <div className={styles.ended}>
      <p>{text}</p>
      {draft.text !== '' && (
        <blockquote>
          <span className={styles.hint}>{words.ended.unsent}</span> {draft.text}
        </blockquote>
      )}
    </div>
  );
}
