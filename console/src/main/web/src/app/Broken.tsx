import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { DeadEnd } from '../look/DeadEnd';
import { useWords } from '../words/words';

interface Props {
  /** At another place it is tried again. */
  at: string;
  children: ReactNode;
}

/** Keeps the header when a page fails, or cannot be fetched because the exchange is newer than it. */
export class Broken extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ at }: Props): void {
    if (at !== this.props.at && this.state.failed) {
      this.setState({ failed: false });
    }
  }

  override render(): ReactNode {
    return this.state.failed ? <Failure /> : this.props.children;
  }
}

function Failure() {
  const words = useWords();
  return (
    <DeadEnd title={words.pages.broken} text={words.pages.brokenText}>
      <Button onClick={() => window.location.reload()}>{words.pages.reload}</Button>
    </DeadEnd>
  );
}
