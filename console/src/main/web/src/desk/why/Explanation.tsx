import { Alert, Badge, Center, Loader, Modal, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ContactExplained, explainContact } from '../../api/routing';
import { useNames } from '../../session/names';
import { problemText } from '../../words/problems';
import { useLanguage } from '../../words/words';
import { useMoment } from '../feed/clock';
import { useQueueName } from '../plan/plan';
import { ruledOut } from './why';

/** Answers "why is this contact here?" from the router itself. */
export function Explanation({ contactId, onClose }: { contactId: string | null; onClose: () => void }) {
  const { words } = useLanguage();
  const query = useQuery({
    queryKey: ['explanation', contactId],
    queryFn: () => explainContact(contactId ?? ''),
    enabled: contactId !== null,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Modal
      opened={contactId !== null}
      onClose={onClose}
      title={words.explanation.title}
      size="lg"
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {query.data !== undefined ? (
        <Explained explained={query.data} />
      ) : query.isError ? (
        <Alert color="red">{problemText(query.error, words)}</Alert>
      ) : (
        <Center p="lg">
          <Loader aria-label={words.loading} />
        </Center>
      )}
    </Modal>
  );
}

function Explained({ explained }: { explained: ContactExplained }) {
  const { words, formats } = useLanguage();
  const queueName = useQueueName();
  const moment = useMoment();
  const nameOf = useNames();
  const counts = ruledOut(explained.ineligibleByRule, words, formats);
  return (
    <Stack gap="md">
      <div>
        <Badge variant="light" size="lg" mr="sm">
          {words.explanation.states[explained.state] ?? explained.state}
        </Badge>
        {explained.queueId !== undefined && (
          <Text span>
            {queueName(explained.queueId)}
            {explained.enqueuedAt !== undefined &&
              ` · ${words.explanation.enqueued} ${moment(explained.enqueuedAt)}`}
          </Text>
        )}
      </div>
      <Text lang="en">{explained.reason.replace(/\w[\w:-]*/g, nameOf)}</Text>
      <Text>{words.explanation.eligible(explained.eligible)}</Text>
      {counts === '' ? (
        <Text c="var(--desk-muted)">{words.explanation.nobody}</Text>
      ) : (
        <Text>
          {words.explanation.ruledOut}: {counts}
        </Text>
      )}
      {explained.nearMisses.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.explanation.agent}</Table.Th>
              <Table.Th>{words.explanation.rule}</Table.Th>
              <Table.Th>{words.explanation.lacks}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {explained.nearMisses.map((short) => (
              <Table.Tr key={short.agentId}>
                <Table.Td>{nameOf(short.agentId)}</Table.Td>
                <Table.Td>{words.offer.ruleNames[short.rule] ?? short.rule}</Table.Td>
                <Table.Td>{short.lacks}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
