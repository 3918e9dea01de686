import { type RefObject, useImperativeHandle, useState } from 'react';
import { Problem } from '../api/http';
import { goOffline } from '../api/routing';
import { SignOffDialog } from '../session/SignOffDialog';
import type { Leaving } from '../session/leaving';
import { useWords } from '../words/words';

/**
 * Takes an agent offline who signs out where no desk is shown, so that she is so at her next sign-in;
 * the router knows whether there is something to ask first.
 */
export function GoingOffline({ leaving }: { leaving: RefObject<Leaving | null> }) {
  const words = useWords();
  const [asked, setAsked] = useState<((gone: boolean) => void) | null>(null);
  useImperativeHandle(leaving, () => async () => {
    try {
      await goOffline();
      return true;
    } catch (failure) {
      return failure instanceof Problem && failure.code === 'open_work'
        ? new Promise<boolean>((resolve) => setAsked(() => resolve))
        : true; // she is offline already, or no agent
    }
  });
  const answer = (gone: boolean) => {
    setAsked(null);
    asked?.(gone);
  };
  return (
    <SignOffDialog
      opened={asked !== null}
      text={words.presence.signOffSomeText}
      onStay={() => answer(false)}
      onChoose={(work) => void goOffline(work).then(() => answer(true), () => answer(false))}
    />
  );
}
