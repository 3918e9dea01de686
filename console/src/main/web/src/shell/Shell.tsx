import { ActionIcon, Button, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { CheckIcon, SunIcon } from '../look/icons';
import { type Leaving, LeavingPlace } from '../session/leaving';
import { useLogout } from '../session/session';
import { useSignedIn } from '../session/SignedIn';
import { languages, useLanguage } from '../words/words';
import { GoingOffline } from './GoingOffline';
import { HeaderPlace } from './HeaderTools';
import styles from './Shell.module.css';
import type { Surface } from './Surface';

interface Props {
  surfaces: Surface[];
  /** The one in front. */
  here?: Surface;
  children: ReactNode;
}

/** The header over all surfaces, with a tab for each that is for this person. */
export function Shell({ surfaces, here, children }: Props) {
  const { words } = useLanguage();
  const me = useSignedIn();
  const { pathname } = useLocation();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const leaving = useRef<Leaving>(null);
  const goingOffline = useRef<Leaving>(null);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a className={styles.skip} href="#main">
          {words.shell.skip}
        </a>
        <div className={styles.brand}>
          <img src="/strowger.svg" alt="" width="28" height="28" />
          <span className={styles.product}>{words.product}</span>
        </div>
        <nav aria-label={words.product}>
          {surfaces
            .filter((surface) => surface.mayOpen(me))
            .map((surface) => (
              <Tab
                key={surface.path}
                here={surface === here}
                to={surface === here ? pathname : surface.path}
                label={surface.title(words)}
              />
            ))}
        </nav>
        <div className={styles.grow} />
        <div className={styles.tools} ref={setPlace} />
        {here?.dark !== true && <Appearance />}
        <GoingOffline leaving={goingOffline} />
        <Account leaving={() => leaving.current ?? goingOffline.current} />
      </header>
      <main id="main" className={styles.main}>
        <LeavingPlace value={leaving}>
          <HeaderPlace value={place}>{children}</HeaderPlace>
        </LeavingPlace>
      </main>
    </div>
  );
}

function Tab({ here, to, label }: { here: boolean; to: string; label: string }) {
  return (
    <Button
      component={Link}
      to={to}
      size="compact-md"
      variant={here ? 'light' : 'subtle'}
      color={here ? undefined : 'gray'}
      aria-current={here ? 'page' : undefined}
      mr={4}
    >
      {label}
    </Button>
  );
}

function Appearance() {
  const { words } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <Tooltip label={words.shell.appearance}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={words.shell.appearance}
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        <SunIcon />
      </ActionIcon>
    </Tooltip>
  );
}

function Account({ leaving }: { leaving: () => Leaving | null }) {
  const { words, choose } = useLanguage();
  const me = useSignedIn();
  const logout = useLogout();
  const signOut = async (everywhere: boolean) => {
    if ((await leaving()?.()) !== false) {
      logout.mutate(everywhere);
    }
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" aria-label={`${words.shell.account}: ${me.name}`}>
          {me.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.roles.map((role) => words.roles[role] ?? role).join(', ')}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{words.language}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language.locale}
            lang={language.locale}
            rightSection={language.locale === words.locale ? <CheckIcon size={14} /> : null}
            onClick={() => choose(language.locale)}
          >
            {language.languageName}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut(false)}>{words.shell.signOut}</Menu.Item>
        <Menu.Item onClick={() => void signOut(true)}>{words.shell.signOutEverywhere}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
