import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../api/http';
import { areReady, type DraftFile, refusalOf } from './files';
import { Uploads } from './Uploads';

const file = { name: 'a.pdf', size: 100 } as File;
const ready = (clientId: string, size = 100): DraftFile => ({ clientId, name: 'a.pdf', size, state: 'READY', id: clientId });

describe('what can go with an answer', () => {
  it('should be said before anything is sent', () => {
    const limits = { most: 2, mostBytes: 250 };

    expect(refusalOf({ size: 150 }, [ready('a')], limits)).toBeUndefined();
    expect(refusalOf({ size: 151 }, [ready('a')], limits)).toBe('attachments_too_large');
    expect(refusalOf({ size: 1 }, [ready('a'), ready('b')], limits)).toBe('too_many_attachments');
    expect(refusalOf({ size: 0 }, [], limits)).toBe('empty_file');
    expect(areReady([ready('a'), { ...ready('b'), state: 'WAITING' }])).toBe(false);
  });
});

describe('uploads', () => {
  let answers: (Problem | 'taken')[];
  let noted: (Partial<DraftFile> & { clientId: string })[];
  let sent: string[];

  const open = () =>
    new Uploads(
      (_, clientId, __, onProgress) => {
        sent.push(clientId);
        onProgress(50);
        const answer = answers.shift() ?? 'taken';
        return answer === 'taken'
          ? Promise.resolve({ id: `at-${clientId}`, name: 'a.pdf', size: 100 })
          : Promise.reject(answer);
      },
      (_, clientId, change) => noted.push({ clientId, ...change }),
    );

  beforeEach(() => {
    vi.useFakeTimers();
    answers = [];
    noted = [];
    sent = [];
  });
  afterEach(() => void vi.useRealTimers());

  it('should try again under the same id while the line is cut', async () => {
    answers = [new Problem(0, 'unreachable', ''), new Problem(503, 'unavailable', '')];
    const uploads = open();
    uploads.start('c-1', 'one', file);
    expect(uploads.progress()).toEqual({ one: 0.5 });
    await vi.runAllTimersAsync();

    expect(sent).toEqual(['one', 'one', 'one']);
    expect(noted.at(-1)).toEqual({ clientId: 'one', state: 'READY', id: 'at-one', name: 'a.pdf', size: 100 });
    expect(uploads.progress()).toEqual({});
    expect(uploads.has('one')).toBe(false);
  });

  it('should not try again what was refused or taken back', async () => {
    answers = [new Problem(415, 'file_type_refused', ''), new Problem(0, 'unreachable', '')];
    const uploads = open();
    uploads.start('c-1', 'one', file);
    uploads.start('c-1', 'two', file);
    await vi.advanceTimersByTimeAsync(1);
    uploads.stop('two');
    await vi.runAllTimersAsync();

    expect(sent).toEqual(['one', 'two']);
    expect(noted).toContainEqual({ clientId: 'one', state: 'REFUSED', code: 'file_type_refused' });
  });
});
