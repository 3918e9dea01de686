import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { BrowserRouter, useLocation, useRoutes } from 'react-router';
import { theme } from '../look/theme';
import { createQueryClient, leaveWithOtherTabs } from '../session/session';
import { isOf } from '../shell/Surface';
import { LanguageProvider } from '../words/words';
import { routes } from './routes';
import { surfaces } from './surfaces';

const queryClient = createQueryClient();

/** The console: what all surfaces stand on, and which of them the address asks for. */
export function App() {
  useEffect(() => leaveWithOtherTabs(queryClient), []);
  return (
    // without transitions: news that arrives could else put off a click for long
    <BrowserRouter useTransitions={false}>
      <Themed />
    </BrowserRouter>
  );
}

function Themed() {
  const { pathname } = useLocation();
  const dark = surfaces.some((surface) => surface.dark === true && isOf(surface, pathname));
  return (
    <MantineProvider theme={theme} defaultColorScheme="light" forceColorScheme={dark ? 'dark' : undefined}>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <Pages />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

const Pages = () => useRoutes(routes);
