import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { addCannedReply, type CannedReply, changeCannedReply, type Placeholder, removeCannedReply } from '../api/canned';
import { Problem } from '../api/http';
import { problemText } from '../words/problems';
import { useLanguage } from '../words/words';
import { faultsOf, type Form, formOf, newForm } from './form';
import { History } from './History';
import styles from './Replies.module.css';
import { useRepliesWords } from './words/words';

interface Props {
  form: Form;
  /** As it is stored; undefined for a new one. */
  saved: CannedReply | undefined;
  dirty: boolean;
  onChange: (form: Form | null) => void;
}

const tags = ['en', 'de', 'fr', 'it', 'es', 'nl', 'pl', 'tr'];

/** Writes or changes one reply; what is wrong is said at its field. */
export function ReplyForm({ form, saved, dirty, onChange }: Props) {
  const { words: shared, formats } = useLanguage();
  const words = useRepliesWords();
  const queries = useQueryClient();
  const text = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const code = failure instanceof Problem ? failure.code : undefined;
  const faults = tried ? faultsOf(form, words) : {};
  const change = (part: Partial<Form>) => {
    setDone(false);
    onChange({ ...form, ...part });
  };

  const run = async (act: () => Promise<Form | null>) => {
    setBusy(true);
    setFailure(null);
    try {
      const after = await act();
      await queries.invalidateQueries({ queryKey: ['canned-replies'] });
      onChange(after);
      setTried(false);
      setDone(after !== null);
    } catch (problem) {
      setFailure(problem);
      void queries.invalidateQueries({ queryKey: ['canned-replies'] });
    } finally {
      setBusy(false);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(form, words)).length > 0 || busy) {
      return;
    }
    const { id, version, ...wanted } = form;
    const trimmed = { ...wanted, title: wanted.title.trim() };
    void run(async () =>
      formOf(id === undefined ? await addCannedReply(trimmed) : await changeCannedReply(id, { ...trimmed, version })),
    );
  };
  const insert = (key: Placeholder) => {
    const at = text.current?.selectionStart ?? form.text.length;
    const put = `{{${key}}}`;
    change({ text: form.text.slice(0, at) + put + form.text.slice(text.current?.selectionEnd ?? at) });
    requestAnimationFrame(() => {
      text.current?.focus();
      text.current?.setSelectionRange(at + put.length, at + put.length);
    });
  };
  return (
    <form onSubmit={save} noValidate>
      <h2>{words.form(saved?.code ?? '')}</h2>
      {failure !== null && code !== 'code_taken' && (
        <Alert color="red" mb="sm" role="alert">
          {code === 'stale_version' ? words.stale : problemText(failure, shared)}{' '}
          {code === 'stale_version' && saved !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setFailure(null);
                onChange(formOf(saved));
              }}
            >
              {words.takeTheirs}
            </Button>
          )}
        </Alert>
      )}
      <Stack gap="sm">
        <Group align="flex-start" grow>
          <TextInput
            label={words.code}
            description={words.codeHint}
            leftSection="/"
            value={form.code}
            error={faults.code ?? (code === 'code_taken' ? shared.problems.code_taken : undefined)}
            onChange={(event) => change({ code: event.currentTarget.value.toLowerCase() })}
            autoFocus={form.id === undefined}
            maxLength={64}
          />
          <Select
            label={words.language}
            description={' '}
            data={[...new Set([...tags, form.language])].map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
            value={form.language}
            allowDeselect={false}
            onChange={(tag) => tag !== null && change({ language: tag })}
          />
        </Group>
        <TextInput
          label={words.heading}
          value={form.title}
          error={faults.title}
          maxLength={100}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          ref={text}
          label={words.text}
          lang={form.language}
          autosize
          minRows={6}
          maxRows={18}
          value={form.text}
          error={faults.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Group gap={6}>
          <Text size="sm" c="var(--desk-muted)">
            {words.insert}
          </Text>
          {(Object.keys(words.placeholders) as Placeholder[]).map((key) => (
            <Button key={key} size="compact-xs" variant="default" onClick={() => insert(key)}>
              {words.placeholders[key]}
            </Button>
          ))}
        </Group>
        <Group>
          <Button type="submit" loading={busy} disabled={!dirty}>
            {words.save}
          </Button>
          {dirty && (
            <Button
              variant="default"
              onClick={() => onChange(saved === undefined ? newForm(form.language) : formOf(saved))}
            >
              {words.discard}
            </Button>
          )}
          <span role="status" className={styles.status}>
            {dirty ? words.unsaved : done ? words.saved : ''}
          </span>
          {saved !== undefined && (
            <Button variant="subtle" color="red" ml="auto" onClick={() => setRemoving(true)}>
              {words.remove}
            </Button>
          )}
        </Group>
      </Stack>
      {saved !== undefined && <History id={saved.id} version={saved.version} />}
      <Modal
        opened={removing}
        onClose={() => setRemoving(false)}
        title={words.removeTitle(saved?.code ?? '')}
        centered
        closeButtonProps={{ 'aria-label': shared.close }}
      >
        <Stack>
          <Text>{words.removeText}</Text>
          <Group>
            <Button data-autofocus variant="default" onClick={() => setRemoving(false)}>
              {shared.cancel}
            </Button>
            <Button
              color="red"
              onClick={() => {
                setRemoving(false);
                void run(async () => {
                  await removeCannedReply(form.id ?? '', form.version ?? 0);
                  return null;
                });
              }}
            >
              {words.removeSure}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
}
