import { createContext, use } from 'react';

/** What is opened to be read. */
export interface ToRead {
  conversationId: string;
  /** A message to begin at; the latest without. */
  sequence?: number;
}

/** Opens a conversation that is not on the desk. */
export type Read = (what: ToRead) => void;

const ReadContext = createContext<Read>(() => undefined);
export const ReadProvider = ReadContext.Provider;
export const useRead = (): Read => use(ReadContext);
