import { Alert, Button, Center, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { cannedReplies, type CannedReply } from '../api/canned';
import { Waiting } from '../look/Waiting';
import { problemText } from '../words/problems';
import { useLanguage } from '../words/words';
import { type Form, formOf, isDirty, keepForm, keptForm, newForm } from './form';
import styles from './Replies.module.css';
import { ReplyForm } from './ReplyForm';
import { useRepliesWords } from './words/words';

export const repliesKey = ['canned-replies'];

/** Where supervisors keep the canned replies of their domain. */
export default function RepliesPage() {
  const { words: shared, formats, locale } = useLanguage();
  const words = useRepliesWords();
  const { data, error, refetch } = useQuery({ queryKey: repliesKey, queryFn: cannedReplies });
  const [form, setForm] = useState<Form | null>(() => keptForm(sessionStorage));
  const [query, setQuery] = useState('');
  const [next, setNext] = useState<(() => void) | null>(null);
  const saved = data?.find((reply) => reply.id === form?.id);
  const dirty = form !== null && isDirty(form, form.id === undefined ? undefined : saved);

  useEffect(() => keepForm(sessionStorage, dirty ? form : null), [dirty, form]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (dirty) {
      window.addEventListener('beforeunload', ask);
    }
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  const open = (wanted: Form | null) => {
    if (dirty) {
      setNext(() => () => setForm(wanted));
    } else {
      setForm(wanted);
    }
  };
  if (data === undefined) {
    return error === null ? (
      <Waiting />
    ) : (
      <Center p="xl">
        <Alert color="red">
          <Text mb="sm">{problemText(error, shared)}</Text>
          <Button size="xs" onClick={() => void refetch()}>
            {shared.retry}
          </Button>
        </Alert>
      </Center>
    );
  }
  const found = data.filter((reply) => has(reply, query.trim().toLowerCase()));
  return (
    <div className={styles.page}>
      <section className={styles.list} aria-label={words.title}>
        <Group justify="space-between" wrap="nowrap">
          <h1>{words.title}</h1>
          <Button size="xs" onClick={() => open(newForm(locale))}>
            {words.add}
          </Button>
        </Group>
        <Text size="sm" c="var(--desk-muted)" my="xs">
          {words.intro}
        </Text>
        {data.length > 0 && (
          <TextInput
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            mb="xs"
          />
        )}
        {data.length === 0 && (
          <div className={styles.empty}>
            <strong>{words.empty}</strong>
            <p>{words.emptyHint}</p>
          </div>
        )}
        {data.length > 0 && found.length === 0 && <p className={styles.empty}>{words.nothing(query.trim())}</p>}
        <ul className={styles.replies}>
          {found.map((reply) => (
            <li key={reply.id}>
              <button
                type="button"
                className={styles.reply}
                aria-current={reply.id === form?.id ? 'true' : undefined}
                onClick={() => reply.id !== form?.id && open(formOf(reply))}
              >
                <span>
                  <b>/{reply.code}</b> {reply.title}
                </span>
                <span className={styles.language}>{formats.languageName(reply.language)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.form} aria-label={words.form(saved?.code ?? '')}>
        {form === null ? (
          <p className={styles.empty}>{words.choose}</p>
        ) : (
          <ReplyForm key={form.id ?? 'new'} form={form} saved={saved} dirty={dirty} onChange={setForm} />
        )}
      </section>
      <Modal
        opened={next !== null}
        onClose={() => setNext(null)}
        title={words.leaveTitle}
        centered
        closeButtonProps={{ 'aria-label': shared.close }}
      >
        <Stack>
          <Text>{words.leaveText}</Text>
          <Group>
            <Button data-autofocus variant="default" onClick={() => setNext(null)}>
              {words.stay}
            </Button>
            <Button
              color="red"
              onClick={() => {
                next?.();
                setNext(null);
              }}
            >
              {words.leave}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </div>
  );
}

const has = ({ code, title, text }: CannedReply, query: string) =>
  [code, title, text].some((part) => part.toLowerCase().includes(query));
