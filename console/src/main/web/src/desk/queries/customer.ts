import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { customer, type CustomerCard, mailSenders } from '../../api/customers';
import { soon } from './again';

const key = (customerId: string) => ['customer', customerId];

/** What is known of a customer, asked for again now and then: somebody else may have changed it. */
export function useCustomer(customerId: string | undefined) {
  return useQuery({
    queryKey: key(customerId ?? ''),
    queryFn: () => customer(customerId ?? ''),
    enabled: customerId !== undefined,
    retry: soon,
    retryDelay: 800,
    refetchInterval: 60_000,
  });
}

/** Shows what a change made of a customer; who she is may have changed all that is shown of her. */
export function useCustomerChanged(): (card: CustomerCard) => void {
  const queries = useQueryClient();
  return useCallback(
    (card) => {
      queries.setQueryData(key(card.id), card);
      // she may be shown by the id of one who was merged into her, or no longer is
      void queries.invalidateQueries({ queryKey: ['customer'] });
      void queries.invalidateQueries({ queryKey: ['cases-of'] });
      void queries.invalidateQueries({ queryKey: ['conversation'] });
    },
    [queries],
  );
}

export function useMailSenders(enabled: boolean) {
  return useQuery({ queryKey: ['mail-senders'], queryFn: mailSenders, enabled, staleTime: 300_000 });
}
