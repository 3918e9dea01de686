import { Alert, Loader, Modal, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type MyDay as Day, myDay } from '../../api/kpi';
import { problemText } from '../../words/problems';
import { useLanguage } from '../../words/words';
import { useMoment } from '../feed/clock';
import { useOutcomeName, useQueueName } from '../plan/plan';
import { wholeDay } from './day';

/** What I did today, how it ended, and what I missed and why: nobody else's. */
export function MyDay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { words } = useLanguage();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={words.day.title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {open && <Shown />}
    </Modal>
  );
}

function Shown() {
  const { words, formats } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { data, isError, error } = useQuery({ queryKey: ['my-day'], queryFn: () => myDay(zone), gcTime: 0 });
  if (isError) {
    return <Alert color="red">{problemText(error, words)}</Alert>;
  }
  if (data === undefined) {
    return <Loader size="sm" aria-label={words.loading} />;
  }
  const { handled, average } = wholeDay(data);
  return (
    <>
      <Text fw={600}>
        {words.day.handled(handled)}
        {average !== undefined && ` · ${words.day.average(formats.duration(average))}`}
      </Text>
      {data.channels.length > 0 && <Channels day={data} />}
      {data.outcomes.length > 0 && <Outcomes day={data} />}
      <Missed day={data} />
    </>
  );
}

function Channels({ day }: { day: Day }) {
  const { words, formats } = useLanguage();
  return (
    <Table mt="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.day.channel}</Table.Th>
          <Table.Th ta="end">{words.day.count}</Table.Th>
          <Table.Th ta="end">{words.day.each}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {day.channels.map((one) => (
          <Table.Tr key={one.channel}>
            <Table.Td>{words.channels[one.channel] ?? one.channel}</Table.Td>
            <Table.Td ta="end" className="numerals">
              {one.handled}
            </Table.Td>
            <Table.Td ta="end" className="numerals">
              {formats.duration(one.handleSeconds / one.handled)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Outcomes({ day }: { day: Day }) {
  const { words } = useLanguage();
  const outcomeName = useOutcomeName();
  return (
    <Table mt="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.day.outcome}</Table.Th>
          <Table.Th ta="end">{words.day.count}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {day.outcomes.map(({ disposition, contacts }) => (
          <Table.Tr key={disposition ?? ''}>
            <Table.Td>{disposition === undefined ? words.day.wentOn : outcomeName(disposition)}</Table.Td>
            <Table.Td ta="end" className="numerals">
              {contacts}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Missed({ day }: { day: Day }) {
  const { words } = useLanguage();
  const moment = useMoment();
  const queueName = useQueueName();
  const reasonOf = (reason: string | undefined) =>
    reason === undefined
      ? ''
      : ((words.offer.declineReasons as Record<string, string>)[reason] ??
        (words.offer.notices.revokedReasons as Record<string, string>)[reason] ??
        reason);
  return (
    <>
      <Text fw={600} mt="lg">
        {words.day.missed}
      </Text>
      {day.missed.length === 0 ? (
        <Text c="var(--desk-muted)">{words.day.missedNone}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {day.missed.map((one) => (
              <Table.Tr key={`${one.at} ${one.queueId}`}>
                <Table.Td className="numerals">{moment(one.at)}</Table.Td>
                <Table.Td>{queueName(one.queueId)}</Table.Td>
                <Table.Td>{words.channels[one.channel] ?? one.channel}</Table.Td>
                <Table.Td>
                  {[words.day.how[one.how] ?? one.how, reasonOf(one.reason)].filter((part) => part !== '').join(': ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
