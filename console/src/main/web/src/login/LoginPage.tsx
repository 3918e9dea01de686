import { Alert, Button, PasswordInput, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLogin, useSessionEnd } from '../session/session';
import { problemText } from '../words/problems';
import { languages, useLanguage } from '../words/words';
import styles from './LoginPage.module.css';

export default function LoginPage() {
  const { words, choose } = useLanguage();
  const login = useLogin();
  const expired = useSessionEnd() === 'expired';
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = username.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) {
      login.mutate({ username: username.trim(), password });
    }
  };

  return (
    <div className={styles.page}>
      <section className={styles.story}>
        <img src="/strowger.svg" alt={words.product} width="56" height="56" />
        <p className={styles.claim}>{words.login.claim}</p>
        <span>{words.product}</span>
      </section>
      <main className={styles.form}>
        <form onSubmit={submit} noValidate style={{ width: '100%', maxWidth: 360 }}>
          <Stack gap="md">
            <Title order={1} size="h2">
              {words.login.title}
            </Title>
            {expired && !login.isError && <Alert color="yellow">{words.login.expired}</Alert>}
            {(missing || login.isError) && (
              <Alert color="red" role="alert">
                {missing ? words.login.missing : problemText(login.error, words)}
              </Alert>
            )}
            <TextInput
              label={words.login.username}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              size="md"
              autoFocus
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label={words.login.password}
              autoComplete="current-password"
              size="md"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={login.isPending}>
              {words.login.submit}
            </Button>
            <SegmentedControl
              aria-label={words.language}
              size="xs"
              value={words.locale}
              onChange={choose}
              data={languages.map((language) => ({ value: language.locale, label: language.languageName }))}
              style={{ alignSelf: 'flex-start' }}
            />
          </Stack>
        </form>
      </main>
    </div>
  );
}
