import type { Case } from '../../api/cases';
import type { Conversation } from '../../api/gateway';
import { useLanguage } from '../../words/words';
import styles from './Composer.module.css';
import type { DraftKind } from './drafts';
import { NoteComposer } from './NoteComposer';
import { ReplyComposer } from './ReplyComposer';

interface Props {
  conversation: Conversation | undefined;
  openCase: Case | undefined;
  contactId: string;
  /** False in wrap-up: the conversation is over, notes are not. */
  replyable: boolean;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
  onChanged: () => Promise<unknown>;
  onCaseChanged: () => Promise<unknown>;
}

/** Reply and private note side by side in different colours, so that neither is sent as the other. */
export function Composer({ conversation, openCase, contactId, replyable, kind, onKind, onChanged, onCaseChanged }: Props) {
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
      <div role="tablist" className={styles.tabs}>
        {replyable && tab('reply', words.composer.reply)}
        {tab('note', words.composer.note)}
      </div>
      <div role="tabpanel" id="composer-panel" aria-labelledby={`tab-${kind}`}>
        {kind === 'reply' ? (
          <ReplyComposer key={contactId} conversation={conversation} contactId={contactId} onSent={onChanged} />
        ) : (
          <NoteComposer key={contactId} openCase={openCase} contactId={contactId} onAdded={onCaseChanged} />
        )}
      </div>
    </div>
  );
}
