import { QueryCache, QueryClient, useMutation, useQuery, useQueryClient, MutationCache } from '@tanstack/react-query';
import { login, logout, logoutEverywhere, me, type Me } from '../api/console';
import { Problem } from '../api/http';

const session = ['me'];
const end = ['session-end'];
const signedOutAt = 'strowger.signed-out';

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (failure) => endOnUnauthenticated(client, failure) }),
    mutationCache: new MutationCache({ onError: (failure) => endOnUnauthenticated(client, failure) }),
    defaultOptions: {
      queries: {
        retry: (count, failure) =>
          count < 3 && failure instanceof Problem && (failure.status === 0 || failure.status >= 500),
        staleTime: 5_000,
      },
    },
  });
  return client;
}

/** A session that the server refuses is over; what was typed stays in the drafts. */
function endOnUnauthenticated(client: QueryClient, failure: Error): void {
  const signedIn = client.getQueryData<Me | null>(session);
  if (failure instanceof Problem && failure.status === 401 && signedIn) {
    client.setQueryData(session, null);
    client.setQueryData<SessionEnd>(end, 'expired');
  }
}

/** What one person saw and typed is nothing for the next. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session[0] && queryKey[0] !== end[0] });
  client.getMutationCache().clear();
}

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: session,
    queryFn: async () => {
      try {
        return await me();
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 401) {
          return null;
        }
        throw failure;
      }
    },
    staleTime: Infinity,
  });
}

/** Why nobody is signed in any more; null when nobody was. */
export type SessionEnd = 'expired' | 'signed-out';

export function useSessionEnd(): SessionEnd | null {
  return useQuery<SessionEnd | null>({ queryKey: end, queryFn: () => null, enabled: false }).data ?? null;
}

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ username, password }: { username: string; password: string }) => login(username, password),
    onSuccess: (who) => {
      forget(client);
      client.setQueryData<SessionEnd | null>(end, null);
      client.setQueryData(session, who);
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (everywhere: boolean) => {
      try {
        await (everywhere ? logoutEverywhere() : logout());
      } catch (failure) {
        if (!(failure instanceof Problem && failure.status === 401)) {
          throw failure; // else the session has ended already
        }
      }
    },
    onSuccess: () => {
      leave(client);
      localStorage.setItem(signedOutAt, String(Date.now()));
    },
  });
}

function leave(client: QueryClient): void {
  forget(client);
  client.setQueryData<SessionEnd>(end, 'signed-out');
  client.setQueryData(session, null);
}

/** Who signs out in one tab has signed out in all: none goes on showing what customers wrote. */
export function leaveWithOtherTabs(client: QueryClient): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === signedOutAt && client.getQueryData<Me | null>(session)) {
      leave(client);
    }
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
