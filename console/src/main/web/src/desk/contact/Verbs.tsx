import { ActionIcon, Button, Kbd, Menu, Modal, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Case } from '../../api/cases';
import { QuestionIcon } from '../../look/icons';
import { useWords } from '../../words/words';
import type { HeldContact } from '../state/desk';
import { CloseForm } from './CloseContact';
import { ConsultForm } from './ConsultForm';
import { EscalateForm } from './EscalateContact';
import { HandBackForm } from './HandBack';
import { SnoozeForm } from './SnoozeContact';
import { TransferForm } from './TransferContact';
import { inMenu, isPossible, letterOf, type VerbName } from './verbs';

interface Props {
  held: HeldContact;
  openCase: Case | undefined;
  closable: boolean;
  consulting: boolean;
  verb: VerbName | null;
  onVerb: (verb: VerbName | null) => void;
  onExplain: () => void;
}

/** All that can be done with a contact, in one line: its verbs, and the dialog of the one that is open. */
export function Verbs({ held, openCase, closable, consulting, verb, onVerb, onExplain }: Props) {
  const words = useWords();
  const voice = held.assigned.channel === 'VOICE';
  const can = (name: VerbName) => isPossible(name, { closable, voice, consulting });
  const button = (name: VerbName, primary = false) =>
    can(name) && (
      <Tooltip label={`${words.verbs[name].title} (${letterOf[name]})`}>
        <Button size="xs" px="sm" variant={primary ? 'filled' : 'default'} onClick={() => onVerb(name)}>
          {words.verbs[name].open}
        </Button>
      </Tooltip>
    );
  return (
    <>
      <Tooltip label={`${words.explanation.open} (w)`}>
        <ActionIcon variant="subtle" aria-label={words.explanation.open} onClick={onExplain}>
          <QuestionIcon size={18} />
        </ActionIcon>
      </Tooltip>
      {button('transfer')}
      {button('consult')}
      {closable && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" px="sm" variant="default">
              {words.verbs.more} …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {inMenu.filter(can).map((name) => (
              <Menu.Item key={name} rightSection={<Kbd size="xs">{letterOf[name]}</Kbd>} onClick={() => onVerb(name)}>
                {words.verbs[name].open} …
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {button('close', true)}
      <Dialog verb={verb} onClose={() => onVerb(null)}>
        {verb !== null && <Form verb={verb} held={held} openCase={openCase} onDone={() => onVerb(null)} />}
      </Dialog>
    </>
  );
}

/** One dialog for all verbs; the focus goes back to where it was. */
function Dialog({ verb, onClose, children }: { verb: VerbName | null; onClose: () => void; children: ReactNode }) {
  const words = useWords();
  return (
    <Modal
      opened={verb !== null}
      onClose={onClose}
      title={verb === null ? '' : words.verbs[verb].title}
      size={520}
      centered
      returnFocus
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {children}
    </Modal>
  );
}

interface FormProps {
  verb: VerbName;
  held: HeldContact;
  openCase: Case | undefined;
  onDone: () => void;
}

function Form({ verb, held, openCase, onDone }: FormProps) {
  const { contactId, queueId, channel } = held.assigned;
  const common = { contactId, openCase, onDone };
  switch (verb) {
    case 'transfer':
      return <TransferForm {...common} queueId={queueId} channel={channel} />;
    case 'consult':
      return <ConsultForm contactId={contactId} channel={channel} onDone={onDone} />;
    case 'escalate':
      return <EscalateForm {...common} channel={channel} />;
    case 'snooze':
      return <SnoozeForm contactId={contactId} onDone={onDone} />;
    case 'handBack':
      return <HandBackForm {...common} />;
    case 'close':
      return <CloseForm {...common} channel={channel} />;
  }
}
