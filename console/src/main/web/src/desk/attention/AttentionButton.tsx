import { ActionIcon, Button, Group, Modal, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { BellIcon } from '../../look/icons';
import { useWords } from '../../words/words';
import { choose, useAttentionSettings } from './settings';
import { type Tune, tryOut } from './sounds';

/** Where an agent chooses what she hears and what her browser shows. */
export function AttentionButton() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip label={words.attention.title}>
        <ActionIcon variant="subtle" color="gray" aria-label={words.attention.title} onClick={() => setOpen(true)}>
          <BellIcon />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.attention.title}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Choices />
      </Modal>
    </>
  );
}

function Choices() {
  const { attention } = useWords();
  const settings = useAttentionSettings();
  return (
    <Stack gap="lg">
      <Sound
        label={attention.offers}
        hint={attention.offersHint}
        tune="offer"
        on={settings.offerSound}
        onChange={(offerSound) => choose({ offerSound })}
      />
      <Sound
        label={attention.messages}
        hint={attention.messagesHint}
        tune="message"
        on={settings.messageSound}
        onChange={(messageSound) => choose({ messageSound })}
      />
      <BrowserNotifications on={settings.notifications} />
    </Stack>
  );
}

interface SoundProps {
  label: string;
  hint: string;
  tune: Tune;
  on: boolean;
  onChange: (on: boolean) => void;
}

function Sound({ label, hint, tune, on, onChange }: SoundProps) {
  const words = useWords();
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <Switch
        label={label}
        description={hint}
        checked={on}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
          if (event.currentTarget.checked) {
            void tryOut(tune);
          }
        }}
      />
      <Button
        size="compact-sm"
        variant="default"
        style={{ flexShrink: 0 }}
        aria-label={`${words.attention.test}: ${label}`}
        onClick={() => void tryOut(tune)}
      >
        {words.attention.test}
      </Button>
    </Group>
  );
}

/** The browser asks for permission only because of the click. */
function BrowserNotifications({ on }: { on: boolean }) {
  const { attention } = useWords();
  const supported = 'Notification' in window;
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied');
  const turn = async (wanted: boolean) => {
    const granted = wanted && supported ? await Notification.requestPermission() : permission;
    setPermission(granted);
    choose({ notifications: wanted && granted === 'granted' });
  };
  return (
    <div>
      <Switch
        label={attention.browser}
        description={attention.browserHint}
        checked={on && permission === 'granted'}
        disabled={!supported}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      {(!supported || permission === 'denied') && (
        <Text size="sm" mt="xs" c="var(--desk-muted)">
          {supported ? attention.denied : attention.unsupported}
        </Text>
      )}
    </div>
  );
}
