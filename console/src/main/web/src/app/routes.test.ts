import { readFileSync } from 'node:fs';
import { matchRoutes, type RouteObject } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { Me, Role } from '../api/console';
import { routes } from './routes';
import { startOf, surfaces } from './surfaces';

const served = new URL('../../../resources/org/strowger/console/pages/paths.txt', import.meta.url);

const a = (...roles: Role[]): Me => ({ userId: 'u-1', name: 'U', roles, domain: 'demo', teams: [] });

/** The paths that show something, as the browser's address writes them. */
function pathsOf(tree: RouteObject[], above = ''): string[] {
  return tree.flatMap(({ path, children }) => {
    const here = path === undefined ? above : path.startsWith('/') ? path : `${above}/${path}`;
    return children === undefined ? [here] : pathsOf(children, here);
  });
}

describe('the paths of the console', () => {
  it('should be those that the server answers with the page', () => {
    const known = pathsOf(routes).filter((path) => !path.endsWith('*'));

    expect(readFileSync(served, 'utf8').trim().split('\n').sort()).toEqual(known.sort());
  });

  it('should name the contact in front', () => {
    expect(matchRoutes(routes, '/desk/contacts/c%2F1')?.at(-1)?.params).toEqual({ contactId: 'c/1' });
  });

  it('should not be guessed: what nobody knows has its own page', () => {
    for (const path of ['/nowhere', '/desk/nowhere', '/desk/contacts', '/wallboard/1']) {
      expect(matchRoutes(routes, path)?.at(-1)?.route.path).toBe('*');
    }
  });
});

describe('surfaces', () => {
  it('should begin where the person’s work is', () => {
    expect(startOf(a('AGENT', 'SUPERVISOR'))).toBe('/desk');
    expect(startOf(a('OPS'))).toBe('/wallboard');
  });

  it('should have paths of their own, each known by its first word', () => {
    const firsts = surfaces.map(({ path }) => path);

    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.filter((path) => !/^\/[a-z]+$/.test(path))).toEqual([]);
  });
});
