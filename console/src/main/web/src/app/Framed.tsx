import { Button } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { DeadEnd } from '../look/DeadEnd';
import { Waiting } from '../look/Waiting';
import { useMe } from '../session/session';
import { SignedIn, useSignedIn } from '../session/SignedIn';
import { Shell } from '../shell/Shell';
import { isOf, type Surface } from '../shell/Surface';
import { useWords } from '../words/words';
import { Broken } from './Broken';
import { startOf, surfaces } from './surfaces';

/** The header, and below it the surface in front. */
export function Framed() {
  const { pathname } = useLocation();
  return (
    <Shell surfaces={surfaces} here={surfaces.find((surface) => isOf(surface, pathname))}>
      <Broken at={pathname}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Broken>
    </Shell>
  );
}

/** Only those a surface is for come in. */
export function Gate({ surface }: { surface: Surface }) {
  const words = useWords();
  const me = useSignedIn();
  if (surface.mayOpen(me)) {
    return <Outlet />;
  }
  return (
    <DeadEnd title={words.pages.forbidden} text={words.pages.forbiddenText}>
      <ToStart />
    </DeadEnd>
  );
}

export function Start() {
  return <Navigate to={startOf(useSignedIn())} replace />;
}

export function NoSuchPage() {
  const words = useWords();
  const me = useMe().data;
  const { pathname } = useLocation();
  const page = (
    <DeadEnd title={words.pages.none} text={words.pages.noneText(pathname)}>
      <ToStart />
    </DeadEnd>
  );
  return me ? (
    <SignedIn value={me}>
      <Shell surfaces={surfaces}>{page}</Shell>
    </SignedIn>
  ) : (
    <main style={{ height: '100%' }}>{page}</main>
  );
}

function ToStart() {
  const words = useWords();
  return (
    <Button component={Link} to="/">
      {words.pages.toStart}
    </Button>
  );
}
