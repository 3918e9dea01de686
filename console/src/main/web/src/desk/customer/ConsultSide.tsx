import { useConsult } from '../queries/consult';
import { shownHeld } from '../queries/shown';
import type { HeldContact } from '../state/desk';
import { SidePanel } from './SidePanel';

/** The right of the desk for a contact that a colleague asks me about: its case is that of her contact. */
export function ConsultSide({ held }: { held: HeldContact }) {
  const caseOf = useConsult(held.assigned.contactId, held.at).data?.contactId;
  return <SidePanel shown={{ ...shownHeld(held), caseOf, offered: caseOf === undefined }} />;
}
