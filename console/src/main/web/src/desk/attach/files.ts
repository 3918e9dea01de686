/** A file of a draft: what it is, and how far it has come. Its bytes are not kept here. */
export interface DraftFile {
  /** Sent along, so that a repeated upload makes one file. */
  clientId: string;
  name: string;
  size: number;
  state: 'UPLOADING' | 'WAITING' | 'READY' | 'REFUSED';
  /** By which an answer names it; once it is READY. */
  id?: string;
  /** Why it was refused. */
  code?: string;
}

/** What the channel takes with one answer. */
export interface FileLimits {
  most: number;
  mostBytes: number;
}

/** Why a file cannot come to those there are; undefined when it can. */
export function refusalOf(file: { size: number }, there: DraftFile[], limits: FileLimits): string | undefined {
  if (there.length >= limits.most) {
    return 'too_many_attachments';
  }
  if (file.size === 0) {
    return 'empty_file';
  }
  const size = there.filter((one) => one.state !== 'REFUSED').reduce((sum, one) => sum + one.size, file.size);
  return size > limits.mostBytes ? 'attachments_too_large' : undefined;
}

/** Whether an answer with these can go: all are there, none was refused. */
export const areReady = (files: DraftFile[]): boolean => files.every((file) => file.state === 'READY');
