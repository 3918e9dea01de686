import { beforeEach, describe, expect, it } from 'vitest';
import { aStorage } from '../state/fixtures';
import { dropOldDrafts, emptyDraft, keepDraft, leftOverNotes, readDraft, takeBack, written } from './drafts';

describe('drafts', () => {
  let store: Storage;
  beforeEach(() => {
    store = aStorage();
  });

  it('should keep what was typed per person, contact and kind', () => {
    keepDraft(store, 'u-1', 'c-1', 'reply', written(emptyDraft(), 'Hello', 3, 1));

    expect(readDraft(store, 'u-1', 'c-1', 'reply').text).toBe('Hello');
    expect(readDraft(store, 'u-1', 'c-1', 'note').text).toBe('');
    expect(readDraft(store, 'u-1', 'c-2', 'reply').text).toBe('');
    expect(readDraft(store, 'u-2', 'c-1', 'reply').text).toBe('');
  });

  it('should remember what the writer had seen when she began, until she starts anew', () => {
    const begun = written(emptyDraft(), 'H', 3, 1);
    const later = written(begun, 'He', 5, 2);
    const anew = written(written(later, '', 5, 3), 'A', 5, 4);

    const early = written(written(emptyDraft(), 'H', null, 1), 'He', 4, 2);

    expect(early.lastSeen).toBe(4);
    expect(later.lastSeen).toBe(3);
    expect(anew.lastSeen).toBe(5);
    expect(later.clientId).toBe(begun.clientId);
  });

  it('should put an answer that was refused before what was begun since', () => {
    keepDraft(store, 'u-1', 'c-1', 'reply', written(emptyDraft(), 'And then', 5, 1));

    takeBack(store, 'u-1', 'c-1', 'First', [], 6, 2);
    takeBack(store, 'u-1', 'c-2', 'Alone', [], 6, 2);

    expect(readDraft(store, 'u-1', 'c-1', 'reply')).toMatchObject({ text: 'First\nAnd then', lastSeen: 5 });
    expect(readDraft(store, 'u-1', 'c-2', 'reply')).toMatchObject({ text: 'Alone', lastSeen: 6 });
  });

  it('should find the notes whose contact is gone', () => {
    keepDraft(store, 'u-1', 'gone.1', 'note', written(emptyDraft(), 'Call back', 0, 1));
    keepDraft(store, 'u-1', 'gone.1', 'reply', written(emptyDraft(), 'Dear', 0, 1));
    keepDraft(store, 'u-1', 'held', 'note', written(emptyDraft(), 'In work', 0, 1));
    keepDraft(store, 'u-2', 'gone.2', 'note', written(emptyDraft(), 'Other', 0, 1));

    const found = leftOverNotes(store, 'u-1', ['held']);

    expect(found.map(({ contactId, draft }) => [contactId, draft.text])).toEqual([['gone.1', 'Call back']]);
  });

  it('should drop drafts nobody came back to', () => {
    const week = 7 * 24 * 3600 * 1000;
    keepDraft(store, 'u-1', 'old', 'reply', written(emptyDraft(), 'x', 1, 0));
    keepDraft(store, 'u-1', 'new', 'reply', written(emptyDraft(), 'y', 1, week));

    dropOldDrafts(store, week + 1);

    expect(readDraft(store, 'u-1', 'old', 'reply').text).toBe('');
    expect(readDraft(store, 'u-1', 'new', 'reply').text).toBe('y');
  });
});
