import { lazy } from 'react';
import type { Surface } from '../shell/Surface';

const WallboardPage = lazy(() => import('./WallboardPage'));

export const wallboard: Surface = {
  path: '/wallboard',
  title: (words) => words.shell.wallboard,
  mayOpen: () => true,
  dark: true,
  routes: [{ index: true, element: <WallboardPage /> }],
};
