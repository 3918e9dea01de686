import type { CannedReply } from '../../api/canned';
import { useLanguage } from '../../words/words';
import styles from './CannedPicker.module.css';
import { fill, type Values } from './fill';

interface Props {
  replies: CannedReply[];
  /** The one that Enter takes. */
  at: number;
  values: (reply: CannedReply) => Values;
  onPick: (reply: CannedReply) => void;
}

export const optionId = (reply: CannedReply) => `canned-${reply.id}`;

/** What a slash offers, and how the marked one reads when it is filled. */
export function CannedPicker({ replies, at, values, onPick }: Props) {
  const { words, formats } = useLanguage();
  const marked = replies[at];
  const preview = marked === undefined ? undefined : fill(marked, values(marked));
  return (
    <div className={styles.picker} data-testid="canned">
      {replies.length === 0 && <p className={styles.none}>{words.canned.none}</p>}
      <ul role="listbox" id="canned-list" aria-label={words.canned.title} className={styles.list}>
        {replies.map((reply, index) => (
          <li
            key={reply.id}
            id={optionId(reply)}
            role="option"
            aria-selected={index === at}
            className={styles.option}
            onMouseDown={(event) => {
              event.preventDefault(); // the text keeps its caret
              onPick(reply);
            }}
          >
            <span className={styles.code}>/{reply.code}</span> {reply.title}{' '}
            <span className={styles.language}>{formats.languageName(reply.language)}</span>
          </li>
        ))}
      </ul>
      {preview !== undefined && (
        <div className={styles.preview} lang={marked?.language}>
          {preview.text}
          {preview.missing.length > 0 && (
            <p className={styles.missing} lang={words.locale}>
              {words.canned.missing(formats.list(preview.missing.map((key) => words.canned.placeholders[key])))}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
