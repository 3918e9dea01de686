import { QueryCache, QueryClient, useMutation, useQuery, useQueryClient, MutationCache } from '@tanstack/react-query';
import { login, logout, logoutEverywhere, me, type Me, people } from '../api/console';
import { Problem } from '../api/http';
import { navigate, startPage } from './navigation';

const session = ['me'];

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
    client.setQueryData(['session-expired'], true);
  }
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

export function useSessionExpired(): boolean {
  return useQuery<boolean>({ queryKey: ['session-expired'], queryFn: () => false, enabled: false }).data === true;
}

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ username, password }: { username: string; password: string }) => login(username, password),
    onSuccess: (who) => {
      client.clear();
      client.setQueryData(session, who);
      navigate(startPage(who.roles));
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? logoutEverywhere() : logout()),
    onSuccess: () => {
      client.clear();
      client.setQueryData(session, null);
      navigate('/login');
    },
  });
}

/** Display names by user id. */
export function useNames(): (id: string) => string {
  const names = useQuery({ queryKey: ['people'], queryFn: people, staleTime: 300_000 }).data;
  return (id) => names?.find((person) => person.id === id)?.name ?? id;
}
