import { Alert, Button, Center, Loader, MantineProvider, Stack, Text } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import type { Me } from '../api/console';
import { LoginPage } from '../login/LoginPage';
import { LanguageProvider, useWords } from '../words/words';
import { navigate, startPage, usePath } from './navigation';
import { problemText } from './problems';
import { createQueryClient, useMe } from './session';
import { Shell } from './Shell';
import { theme } from './theme';

const DeskPage = lazy(() => import('../desk/DeskPage'));
const WallboardPage = lazy(() => import('../wallboard/WallboardPage'));
const queryClient = createQueryClient();

export function App() {
  const onTv = usePath() === '/wallboard';
  return (
    <MantineProvider theme={theme} defaultColorScheme="light" forceColorScheme={onTv ? 'dark' : undefined}>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <Pages />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  const words = useWords();
  const who = useMe();
  const path = usePath();
  const signedIn = who.data;
  useEffect(() => {
    if (signedIn && (path === '/' || path === '/login')) {
      navigate(startPage(signedIn.roles));
    } else if (signedIn === null && path !== '/login') {
      navigate('/login');
    }
  }, [signedIn, path]);

  if (who.isLoadingError) {
    return (
      <Center h="100%" p="md">
        <Alert color="red" maw={480} title={words.product}>
          <Stack gap="sm" align="flex-start">
            <Text>{problemText(who.error, words)}</Text>
            <Button onClick={() => void who.refetch()}>{words.retry}</Button>
          </Stack>
        </Alert>
      </Center>
    );
  }
  if (signedIn === undefined) {
    return <Waiting />;
  }
  return signedIn === null ? <LoginPage /> : <SignedIn who={signedIn} path={path} />;
}

function SignedIn({ who, path }: { who: Me; path: string }) {
  const words = useWords();
  return (
    <Suspense fallback={<Waiting />}>
      {path === '/desk' && who.roles.includes('AGENT') ? (
        <DeskPage me={who} />
      ) : path === '/wallboard' ? (
        <WallboardPage me={who} />
      ) : path === '/' || path === '/login' ? (
        <Waiting />
      ) : (
        <Shell me={who}>
          <Center h="100%">
            <Text c="dimmed">{path === '/desk' ? words.problems.forbidden : words.shell.noSuchPage}</Text>
          </Center>
        </Shell>
      )}
    </Suspense>
  );
}

function Waiting() {
  const words = useWords();
  return (
    <Center h="100%">
      <Loader aria-label={words.loading} />
    </Center>
  );
}
