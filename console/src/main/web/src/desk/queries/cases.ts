import { useQuery } from '@tanstack/react-query';
import { caseOfContact, casesOfCustomer, resolutions } from '../../api/cases';
import { keepSame, soon } from './again';

export const caseKey = (contactId: string) => ['case', contactId];

export function useCase(contactId: string, at: number, enabled: boolean) {
  return useQuery({
    queryKey: [...caseKey(contactId), at],
    queryFn: () => caseOfContact(contactId, at),
    placeholderData: keepSame(contactId),
    enabled,
    retry: soon,
    retryDelay: 800,
    refetchInterval: 20_000,
  });
}

export function useResolutions() {
  return useQuery({ queryKey: ['resolutions'], queryFn: resolutions, staleTime: 300_000 });
}

export function useCasesOfCustomer(customerId: string | undefined) {
  return useQuery({
    queryKey: ['cases-of', customerId],
    queryFn: () => casesOfCustomer(customerId ?? ''),
    enabled: customerId !== undefined,
  });
}
