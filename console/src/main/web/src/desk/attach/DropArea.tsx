import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../words/words';
import styles from './Attachments.module.css';

interface Props {
  /** Where the channel takes no files, nothing is done with them. */
  enabled: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** Takes files that are dropped or pasted; text that is pasted stays text. */
export function DropArea({ enabled, onFiles, children }: Props) {
  const words = useWords();
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files');
  return (
    <div
      className={styles.drop}
      data-over={over ? words.attach.drop : undefined}
      onDragOver={(event) => {
        if (carries(event)) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setOver(false);
        }
      }}
      onDrop={(event) => {
        setOver(false);
        if (carries(event)) {
          event.preventDefault();
          onFiles([...event.dataTransfer.files]);
        }
      }}
      onPaste={(event: ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        if (enabled && files.length > 0 && event.clipboardData.getData('text/plain') === '') {
          event.preventDefault();
          onFiles(files);
        }
      }}
    >
      {children}
    </div>
  );
}
