import { useState } from 'react';
import type { CustomerCard } from '../../api/customers';
import { useCustomerChanged } from '../queries/customer';

/** Changes a customer and shows what became of her; tells whether it was done. */
export function useChange() {
  const changed = useCustomerChanged();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const change = async (work: Promise<CustomerCard>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      changed(await work);
      return true;
    } catch (problem) {
      setFailure(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, change };
}
