import { ActionIcon, Alert, Badge, Button, CopyButton, Loader, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { myPhone, type PhoneSettings } from '../../api/gateway';
import { CheckIcon, CopyIcon } from '../../look/icons';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { usePhone } from './usePhone';
import styles from './Phone.module.css';

/** How the agent's own SIP phone is connected, so that calls can ring it. */
export function PhoneDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  const phone = usePhone();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      size="lg"
      title={words.phone.title}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <Stack>
        {phone !== undefined && (
          <Badge color={phone === 'REACHABLE' ? 'teal.8' : 'gray.7'} size="lg">
            {words.phone[phone] ?? phone}
          </Badge>
        )}
        <Text>{words.phone.steps}</Text>
        <Settings />
      </Stack>
    </Modal>
  );
}

function Settings() {
  const words = useWords();
  const query = useQuery({ queryKey: ['phone'], queryFn: myPhone, staleTime: 0, gcTime: 0, retry: 1 });
  if (query.isError) {
    return (
      <Alert color="red">
        <Text mb="sm">{problemText(query.error, words)}</Text>
        <Button size="xs" onClick={() => void query.refetch()}>
          {words.retry}
        </Button>
      </Alert>
    );
  }
  return query.data === undefined ? <Loader aria-label={words.loading} /> : <Table phone={query.data} />;
}

function Table({ phone }: { phone: PhoneSettings }) {
  const words = useWords();
  const [visible, setVisible] = useState(false);
  return (
    <>
      <dl className={styles.settings}>
        <Setting name={words.phone.registrar} value={phone.registrar} />
        <Setting name={words.phone.user} value={phone.user} />
        <Setting name={words.phone.password} value={phone.password} shown={visible ? undefined : '••••••••••••'}>
          <Button size="compact-xs" variant="subtle" onClick={() => setVisible(!visible)}>
            {visible ? words.phone.hidePassword : words.phone.show}
          </Button>
        </Setting>
        <Setting name={words.phone.address} value={phone.address} />
        <Setting name={words.phone.transport} value={words.phone.udp} />
      </dl>
      <Text size="sm" c="var(--desk-muted)">
        {words.phone.secret}
      </Text>
    </>
  );
}

function Setting({ name, value, shown, children }: { name: string; value: string; shown?: string; children?: ReactNode }) {
  const words = useWords();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{shown ?? value}</code>
        {children}
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? words.phone.copied : words.phone.copy(name)}>
              <ActionIcon size="sm" variant="subtle" color="gray" aria-label={words.phone.copy(name)} onClick={copy}>
                {copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </dd>
    </>
  );
}
