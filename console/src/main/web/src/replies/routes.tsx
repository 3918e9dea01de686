import { lazy } from 'react';
import type { Surface } from '../shell/Surface';

const RepliesPage = lazy(() => import('./RepliesPage'));

export const replies: Surface = {
  path: '/replies',
  title: (words) => words.shell.replies,
  mayOpen: (me) => me.roles.includes('SUPERVISOR'),
  routes: [{ index: true, element: <RepliesPage /> }],
};
