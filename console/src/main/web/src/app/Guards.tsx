import { Alert, Button, Center, Stack, Text } from '@mantine/core';
import { Suspense } from 'react';
import { type Location, Navigate, Outlet, useLocation } from 'react-router';
import type { Me } from '../api/console';
import { Waiting } from '../look/Waiting';
import { useMe, useSessionEnd } from '../session/session';
import { SignedIn } from '../session/SignedIn';
import { isOf } from '../shell/Surface';
import { problemText } from '../words/problems';
import { useWords } from '../words/words';
import { startOf, surfaces } from './surfaces';

/** Nothing is shown before it is known who is signed in. */
export function OnceKnown() {
  const words = useWords();
  const who = useMe();
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
  return who.data === undefined ? <Waiting /> : <Outlet />;
}

/** What a guest wanted to see; she is brought there once she has signed in. */
interface Wanted {
  from?: Location;
}

export function ForSignedIn() {
  const me = useMe().data;
  const ended = useSessionEnd();
  const from = useLocation();
  if (!me) {
    const wanted: Wanted = ended === 'signed-out' ? {} : { from };
    return <Navigate to="/login" replace state={wanted} />;
  }
  return (
    <SignedIn value={me}>
      <Outlet />
    </SignedIn>
  );
}

export function ForGuests() {
  const me = useMe().data;
  const { state } = useLocation() as Location<Wanted | null>;
  if (me) {
    return <Navigate to={mayHave(me, state?.from) ?? startOf(me)} replace />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <Outlet />
    </Suspense>
  );
}

/** Another person may have signed in than the one whose session ended. */
const mayHave = (me: Me, wanted: Location | undefined): Location | undefined =>
  surfaces.some((surface) => surface.mayOpen(me) && isOf(surface, wanted?.pathname ?? '')) ? wanted : undefined;
