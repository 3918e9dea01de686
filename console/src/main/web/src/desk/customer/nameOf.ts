import type { Customer } from '../../api/gateway';
import type { Words } from '../../words/en';

/** What a customer is called: by name, else by the address she came from; a visitor's id says nothing. */
export function nameOf(customer: Customer | undefined, words: Words): string {
  if (customer?.name !== undefined) {
    return customer.name;
  }
  const [first] = customer?.identities ?? [];
  if (first === undefined) {
    return words.customer.title;
  }
  return isVisitor(first.kind) ? words.customer.visitor(first.value.slice(-4)) : first.value;
}

export const isVisitor = (kind: string): boolean => kind.toUpperCase() === 'VISITOR';
