import type { RouteObject } from 'react-router';
import type { Me } from '../api/console';
import type { Words } from '../words/en';

/** One part of the console: a folder exports one, `app/surfaces.ts` lists it, and it has its path and its tab. */
export interface Surface {
  /** Where it begins and where its tab leads, such as `/desk`. */
  path: string;
  title: (words: Words) => string;
  /** Whether it is for this person. What she may do there, the services decide. */
  mayOpen: (me: Me) => boolean;
  /** Always dark, whatever the person chose: for screens on a wall. */
  dark?: true;
  /** What is shown under its path; pages are lazy, so that nobody loads another surface's. */
  routes: RouteObject[];
}

/** Whether a path lies within a surface. */
export const isOf = (surface: Surface, pathname: string): boolean =>
  pathname === surface.path || pathname.startsWith(`${surface.path}/`);
