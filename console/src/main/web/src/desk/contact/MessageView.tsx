import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import type { Note } from '../../api/cases';
import { type Attachment, attachmentPath, htmlPath, type Message } from '../../api/gateway';
import { AlertIcon, CheckIcon, ClipIcon, ClockIcon, FileIcon, PictureIcon } from '../../look/icons';
import { useNames } from '../../session/names';
import { useSignedIn } from '../../session/SignedIn';
import { useLanguage } from '../../words/words';
import { useMoment } from '../feed/clock';
import styles from './Conversation.module.css';

interface MessageProps {
  message: Message;
  customerName: string;
}

/** One message: its text is shown as text, its HTML only by the gateway's page in a sandbox. */
export const MessageView = memo(function MessageView({ message, customerName }: MessageProps) {
  const { words } = useLanguage();
  const { userId } = useSignedIn();
  const moment = useMoment();
  const nameOf = useNames();
  const [quoted, setQuoted] = useState(false);
  const [html, setHtml] = useState(false);
  const { author } = message;
  const name =
    message.direction === 'IN'
      ? (author.name ?? customerName)
      : author.id === userId
        ? words.conversation.you
        : (author.name ?? (author.id === undefined ? words.conversation.automatic : nameOf(author.id)));
  return (
    <article className={`${styles.message} ${message.direction === 'OUT' ? styles.out : ''}`}>
      <div className={styles.meta}>
        <span className={styles.author}>{name}</span>
        <time dateTime={message.at}>{moment(message.at)}</time>
        {message.automatic === true && <span>{words.conversation.automatic}</span>}
        {message.redacted === true && <span>{words.conversation.redacted}</span>}
      </div>
      {html ? (
        <iframe
          className={styles.html}
          sandbox=""
          referrerPolicy="no-referrer"
          src={htmlPath(message.id)}
          title={words.conversation.htmlTitle}
        />
      ) : (
        <div className={styles.text}>{message.text}</div>
      )}
      {!html && message.quoted !== undefined && message.quoted !== '' && (
        <>
          <Button variant="subtle" size="compact-xs" aria-expanded={quoted} onClick={() => setQuoted(!quoted)}>
            {quoted ? words.conversation.hideQuoted : words.conversation.quoted}
          </Button>
          {quoted && <div className={`${styles.text} ${styles.quoted}`}>{message.quoted}</div>}
        </>
      )}
      {message.hasHtml && (
        <Button variant="subtle" size="compact-xs" aria-expanded={html} onClick={() => setHtml(!html)}>
          {html ? words.conversation.hideHtml : words.conversation.showHtml}
        </Button>
      )}
      <Attachments message={message} />
      <Delivery message={message} />
    </article>
  );
});

function Attachments({ message }: { message: Message }) {
  const { words } = useLanguage();
  if (message.attachments.length === 0) {
    return null;
  }
  return (
    <ul className={styles.attachments} aria-label={words.conversation.attachments}>
      {message.attachments.map((one) => (
        <li key={one.id}>
          <Attached file={one} />
        </li>
      ))}
    </ul>
  );
}

function Attached({ file }: { file: Attachment }) {
  const { words, formats } = useLanguage();
  const Drawn = file.type.startsWith('image/') ? PictureIcon : file.type === 'application/octet-stream' ? ClipIcon : FileIcon;
  const said = (
    <>
      <Drawn size={14} />
      <bdi>{file.name}</bdi> {formats.bytes(file.size)}
    </>
  );
  if (file.scan === 'INFECTED') {
    return (
      <span className={`${styles.attachment} ${styles.failed}`}>
        {said} <AlertIcon size={13} /> {words.attach.infected}
      </span>
    );
  }
  return (
    <a className={styles.attachment} href={attachmentPath(file.id)} download>
      <span className="visually-hidden">{words.conversation.download} </span>
      {said}
      {file.scan === 'PENDING' && ` · ${words.attach.pending}`}
    </a>
  );
}

function Delivery({ message }: { message: Message }) {
  const { words } = useLanguage();
  if (message.delivery === undefined) {
    return null;
  }
  const { state, code } = message.delivery;
  const failed = state === 'FAILED';
  return (
    <div className={`${styles.foot} ${failed ? styles.failed : ''}`}>
      <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
        {failed ? <AlertIcon size={13} /> : state === 'SENDING' ? <ClockIcon size={13} /> : <CheckIcon size={13} />}
        {words.conversation.delivery[state] ?? state}
        {code !== undefined && ` (${code})`}
      </span>
    </div>
  );
}

export const NoteView = memo(function NoteView({ note }: { note: Note }) {
  const { words } = useLanguage();
  const { userId } = useSignedIn();
  const moment = useMoment();
  const nameOf = useNames();
  return (
    <article className={`${styles.message} ${styles.note}`}>
      <div className={styles.meta}>
        <span className={styles.author}>
          {note.authorId === userId ? words.conversation.you : nameOf(note.authorId)}
        </span>
        <span>{words.conversation.note}</span>
        <time dateTime={note.at}>{moment(note.at)}</time>
      </div>
      <div className={styles.text}>{note.text}</div>
    </article>
  );
});
