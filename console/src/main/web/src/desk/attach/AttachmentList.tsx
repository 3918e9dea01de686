import { ActionIcon, Alert, Progress } from '@mantine/core';
import { AlertIcon, CheckIcon, ClipIcon, ClockIcon, CrossIcon } from '../../look/icons';
import { useLanguage } from '../../words/words';
import styles from './Attachments.module.css';
import type { DraftFile } from './files';

interface Props {
  files: DraftFile[];
  /** Of those on their way, the share that has gone. */
  progress: Record<string, number>;
  /** What could not be added, and why. */
  refused: { name: string; code: string }[];
  onForget: () => void;
  onRemove: (file: DraftFile) => void;
}

/** What goes with the answer, how far it has come, and what cannot go. */
export function AttachmentList({ files, progress, refused, onForget, onRemove }: Props) {
  const { words, formats } = useLanguage();
  const why = (code: string | undefined) => words.problems[code ?? ''] ?? words.problems.internal ?? '';
  return (
    <>
      {refused.length > 0 && (
        <Alert color="red" mt="xs" role="alert" withCloseButton closeButtonLabel={words.close} onClose={onForget}>
          {refused.map(({ name, code }, index) => (
            <div key={index}>
              <bdi>{name}</bdi>: {why(code)}
            </div>
          ))}
        </Alert>
      )}
      {files.length > 0 && (
        <ul className={styles.files} aria-label={words.attach.list}>
          {files.map((file) => (
            <li key={file.clientId} className={styles.file} data-state={file.state}>
              <State file={file} />
              <span className={styles.name}>
                <bdi>{file.name}</bdi> <span className={styles.size}>{formats.bytes(file.size)}</span>
                {file.state === 'UPLOADING' && (
                  <Progress
                    size="xs"
                    mt={3}
                    value={(progress[file.clientId] ?? 0) * 100}
                    aria-label={words.attach.uploading}
                  />
                )}
                {file.state === 'WAITING' && <span className={styles.waits}>{words.attach.waiting}</span>}
                {file.state === 'REFUSED' && (
                  <span className={styles.failed} role="alert">
                    {why(file.code)}
                  </span>
                )}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={words.attach.remove(file.name)}
                onClick={() => onRemove(file)}
              >
                <CrossIcon size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function State({ file }: { file: DraftFile }) {
  switch (file.state) {
    case 'READY':
      return <CheckIcon size={14} />;
    case 'REFUSED':
      return <AlertIcon size={14} />;
    case 'WAITING':
      return <ClockIcon size={14} />;
    default:
      return <ClipIcon size={14} />;
  }
}
