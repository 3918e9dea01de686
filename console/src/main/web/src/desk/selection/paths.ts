import { generatePath } from 'react-router';

export const deskPath = '/desk';
export const contactPattern = '/desk/contacts/:contactId';

/** The link that shows a contact on the desk of the agent who holds it. */
export const contactPath = (contactId: string): string => generatePath(contactPattern, { contactId });
