import { lazy } from 'react';
import type { Surface } from '../shell/Surface';
import { contactPattern, deskPath } from './selection/paths';

const DeskPage = lazy(() => import('./DeskPage'));

export const desk: Surface = {
  path: deskPath,
  title: (words) => words.shell.desk,
  mayOpen: (me) => me.roles.includes('AGENT'),
  // one page for both, so that another contact is shown without opening the desk anew
  routes: [{ element: <DeskPage />, children: [{ index: true }, { path: contactPattern }] }],
};
