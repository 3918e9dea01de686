import type { RouteObject } from 'react-router';
import { login } from '../login/routes';
import { Framed, Gate, NoSuchPage, Start } from './Framed';
import { ForGuests, ForSignedIn, OnceKnown } from './Guards';
import { surfaces } from './surfaces';

/** Every path of the console. The server knows the same from `pages/paths.txt`. */
export const routes: RouteObject[] = [
  {
    element: <OnceKnown />,
    children: [
      { element: <ForGuests />, children: [login] },
      {
        element: <ForSignedIn />,
        children: [
          { path: '/', element: <Start /> },
          {
            element: <Framed />,
            children: surfaces.map((surface) => ({
              path: surface.path,
              element: <Gate surface={surface} />,
              children: surface.routes,
            })),
          },
        ],
      },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
];
