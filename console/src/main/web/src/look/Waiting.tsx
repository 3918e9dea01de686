import { Center, Loader } from '@mantine/core';
import { useWords } from '../words/words';

/** Something is on its way. */
export function Waiting() {
  const words = useWords();
  return (
    <Center h="100%">
      <Loader aria-label={words.loading} />
    </Center>
  );
}
