import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const LoginPage = lazy(() => import('./LoginPage'));

/** The only page for those who are not signed in. */
export const login: RouteObject = { path: '/login', element: <LoginPage /> };
