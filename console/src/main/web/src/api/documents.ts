import type { paths as CasePaths } from '@api/cases';
import type { paths as ConsolePaths } from '@api/console';
import type { paths as GatewayPaths } from '@api/gateway';
import type { paths as KpiPaths } from '@api/kpi';
import type { paths as RoutingPaths } from '@api/routing';

/** What docs/api says of a request by its path: what goes with it and what it is answered with. */
type Paths = CasePaths & ConsolePaths & GatewayPaths & KpiPaths & RoutingPaths;

export type Verb = 'get' | 'post' | 'put' | 'delete';

/** The paths that have this verb. */
export type PathWith<V extends Verb> = {
  [P in keyof Paths]: Paths[P] extends { [K in V]: { responses: object } } ? P : never;
}[keyof Paths];

type Operation<P extends keyof Paths, V extends Verb> = Paths[P] extends { [K in V]: infer O } ? O : never;

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : void;

/** The body of a success. */
export type Answer<P extends keyof Paths, V extends Verb> =
  Operation<P, V> extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : never;

type PathPart<O> = O extends { parameters: { path: infer T } } ? { path: T } : object;
type QueryPart<O> = O extends { parameters: { query: infer T } }
  ? { query: T }
  : O extends { parameters: { query?: infer T } }
    ? [T] extends [undefined]
      ? object
      : { query?: T }
    : object;
type BodyPart<O> = O extends { requestBody: { content: { 'application/json': infer T } } } ? { body: T } : object;

/** What goes with a request. */
export type Parts<P extends keyof Paths, V extends Verb> = PathPart<Operation<P, V>> &
  QueryPart<Operation<P, V>> &
  BodyPart<Operation<P, V>>;
