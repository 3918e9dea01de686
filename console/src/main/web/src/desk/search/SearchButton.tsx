import { ActionIcon, Tooltip } from '@mantine/core';
import { SearchIcon } from '../../look/icons';
import { useHistoryWords } from '../earlier/historyWords';

/** Opens the search, for whoever does not know its keys. */
export function SearchButton({ onSearch }: { onSearch: () => void }) {
  const { search } = useHistoryWords();
  return (
    <Tooltip label={`${search.open} (/)`}>
      <ActionIcon variant="subtle" color="gray" aria-label={search.open} onClick={onSearch}>
        <SearchIcon />
      </ActionIcon>
    </Tooltip>
  );
}
