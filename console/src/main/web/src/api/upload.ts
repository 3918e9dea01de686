import type { components } from '@api/gateway';
import { addressOf, Problem, unreachable } from './http';

export type Upload = components['schemas']['UploadView'];

/** Sends a file for an answer; only an XMLHttpRequest tells how much of it has gone. */
export function upload(
  contactId: string,
  clientId: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const path = '/api/gateway/contacts/{contactId}/attachments';
    request.open('POST', addressOf(path, { path: { contactId }, query: { clientId, name: file.name } }));
    request.setRequestHeader('X-Strowger', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status === 201 ? resolve(JSON.parse(request.responseText) as Upload) : reject(problemOf(request)));
    request.onerror = () => {
      window.dispatchEvent(new Event(unreachable));
      reject(new Problem(0, 'unreachable', ''));
    };
    request.onabort = () => reject(new Problem(0, 'aborted', ''));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function problemOf({ status, responseText }: XMLHttpRequest): Problem {
  try {
    const body = JSON.parse(responseText) as { code?: string; detail?: string };
    return new Problem(status, body.code ?? 'internal', body.detail ?? '', body);
  } catch {
    return new Problem(status, status === 413 ? 'attachments_too_large' : 'internal', '');
  }
}
