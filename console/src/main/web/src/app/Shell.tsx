import { ActionIcon, Button, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Me } from '../api/console';
import { languages, useLanguage } from '../words/words';
import { CheckIcon, KeyboardIcon, SunIcon } from './icons';
import { navigate, usePath } from './navigation';
import { useLogout } from './session';
import styles from './Shell.module.css';

interface Props {
  me: Me;
  children: ReactNode;
  /** What a page puts in the middle of the header. */
  tools?: ReactNode;
  onShortcuts?: () => void;
}

/** The header that all pages but the login share. */
export function Shell({ me, children, tools, onShortcuts }: Props) {
  const { words } = useLanguage();
  const path = usePath();
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a className={styles.skip} href="#main">
          {words.shell.skip}
        </a>
        <div className={styles.brand}>
          <img src="/strowger.svg" alt="" width="28" height="28" />
          {words.product}
        </div>
        <nav aria-label={words.product}>
          {me.roles.includes('AGENT') && (
            <Tab here={path === '/desk'} to="/desk" label={words.shell.desk} />
          )}
          <Tab here={path === '/wallboard'} to="/wallboard" label={words.shell.wallboard} />
        </nav>
        <div className={styles.grow} />
        {tools}
        {onShortcuts !== undefined && (
          <Tooltip label={`${words.shell.shortcuts} (?)`}>
            <ActionIcon variant="subtle" color="gray" aria-label={words.shell.shortcuts} onClick={onShortcuts}>
              <KeyboardIcon />
            </ActionIcon>
          </Tooltip>
        )}
        {path !== '/wallboard' && <Appearance />}
        <Account me={me} />
      </header>
      <main id="main" className={styles.main}>
        {children}
      </main>
    </div>
  );
}

function Tab({ here, to, label }: { here: boolean; to: string; label: string }) {
  return (
    <Button
      component="a"
      href={to}
      size="compact-md"
      variant={here ? 'light' : 'subtle'}
      color={here ? undefined : 'gray'}
      aria-current={here ? 'page' : undefined}
      mr={4}
      onClick={(event: React.MouseEvent) => {
        event.preventDefault();
        navigate(to);
      }}
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

function Account({ me }: { me: Me }) {
  const { words, choose } = useLanguage();
  const logout = useLogout();
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
        <Menu.Item onClick={() => logout.mutate(false)}>{words.shell.signOut}</Menu.Item>
        <Menu.Item onClick={() => logout.mutate(true)}>{words.shell.signOutEverywhere}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
