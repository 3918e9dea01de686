import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { removeUpload } from '../../api/gateway';
import { randomId } from '../../api/http';
import { upload } from '../../api/upload';
import { type DraftFile, type FileLimits, refusalOf } from '../attach/files';
import { Uploads } from '../attach/Uploads';
import { changeFiles, type Draft } from './drafts';

const ofPerson = new Map<string, Uploads>();

/** The uploads of one person; they outlive the pane in which they began. */
function uploadsOf(userId: string): Uploads {
  const known = ofPerson.get(userId);
  if (known !== undefined) {
    return known;
  }
  const uploads = new Uploads(upload, (contactId, clientId, change) =>
    changeFiles(localStorage, userId, contactId, (files) =>
      files.map((file) => (file.clientId === clientId ? { ...file, ...change } : file)),
    ),
  );
  ofPerson.set(userId, uploads);
  window.addEventListener('online', uploads.again);
  return uploads;
}

/** A file that could not come to the draft, and why. */
export interface Refused {
  name: string;
  code: string;
}

/** The files of a draft: adding, progress and removal. */
export function useDraftFiles(userId: string, contactId: string, draft: Draft, limits: FileLimits | undefined) {
  const uploads = uploadsOf(userId);
  const progress = useSyncExternalStore(uploads.subscribe, uploads.progress);
  const [refused, setRefused] = useState<Refused[]>([]);

  useEffect(() => {
    // what a reload broke off has to be chosen again: a page cannot keep what it read of a disk
    const lost = (file: DraftFile) =>
      (file.state === 'UPLOADING' || file.state === 'WAITING') && !uploads.has(file.clientId);
    changeIf(userId, contactId, draft.files.some(lost), (files) =>
      files.map((file) => (lost(file) ? { ...file, state: 'REFUSED', code: 'upload_broken_off' } : file)),
    );
  }, [uploads, userId, contactId, draft.files]);

  const add = useCallback(
    (chosen: File[]) => {
      if (limits === undefined) {
        return;
      }
      const no: Refused[] = [];
      let there = draft.files;
      for (const file of chosen) {
        const code = refusalOf(file, there, limits);
        if (code !== undefined) {
          no.push({ name: file.name, code });
          continue;
        }
        const added: DraftFile = { clientId: randomId(), name: file.name, size: file.size, state: 'UPLOADING' };
        there = [...there, added];
        changeFiles(localStorage, userId, contactId, (files) => [...files, added]);
        uploads.start(contactId, added.clientId, file);
      }
      setRefused(no);
    },
    [uploads, userId, contactId, draft.files, limits],
  );

  const remove = (file: DraftFile) => {
    uploads.stop(file.clientId);
    changeFiles(localStorage, userId, contactId, (files) => files.filter((one) => one.clientId !== file.clientId));
    if (file.id !== undefined) {
      removeUpload(contactId, file.id).catch(() => undefined); // else it goes by itself within a day
    }
  };

  return { progress, refused, forget: () => setRefused([]), add, remove };
}

function changeIf(userId: string, contactId: string, needed: boolean, change: (files: DraftFile[]) => DraftFile[]): void {
  if (needed) {
    changeFiles(localStorage, userId, contactId, change);
  }
}
