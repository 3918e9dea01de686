import { ActionIcon, Tooltip } from '@mantine/core';
import { useRef } from 'react';
import { ClipIcon } from '../../look/icons';
import { useLanguage } from '../../words/words';
import type { FileLimits } from './files';

/** Opens the choice of files; how many and how large they may be is said before. */
export function AttachButton({ limits, onFiles }: { limits: FileLimits; onFiles: (files: File[]) => void }) {
  const { words, formats } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const label = words.attach.add(limits.most, formats.bytes(limits.mostBytes));
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => input.current?.click()}>
          <ClipIcon size={18} />
        </ActionIcon>
      </Tooltip>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="attach"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
