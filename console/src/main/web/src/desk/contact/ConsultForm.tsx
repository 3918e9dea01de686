import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { sayInConsult } from '../../api/gateway';
import { randomId } from '../../api/http';
import { type ChannelType, type CommandAnswer, startConsult } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { useWords } from '../../words/words';
import { useRun } from '../feed/acts';
import { keepTarget } from '../targets/recent';
import { TargetPicker } from '../targets/TargetPicker';
import { placeOf } from '../targets/targets';
import { VerbForm } from './VerbForm';

interface Props {
  contactId: string;
  channel: ChannelType;
  onDone: () => void;
}

/** Asks a second agent; the contact stays here. */
export function ConsultForm({ contactId, channel, onDone }: Props) {
  const text = useWords().verbs.consult;
  const { userId } = useSignedIn();
  const run = useRun();
  const [target, setTarget] = useState<string | null>(null);
  const [question, setQuestion] = useState('');
  const clientId = useRef(randomId());
  const submit = async () => {
    if (target === null) {
      return null;
    }
    const started = startConsult(contactId, placeOf(target));
    const refused = await run(started);
    if (refused !== null) {
      return refused;
    }
    keepTarget(localStorage, userId, target);
    const answer = await started;
    const consultId = consultOf(answer);
    if (question.trim() !== '' && consultId !== undefined) {
      await run(sayInConsult(consultId, clientId.current, question, answer.at));
    }
    return null;
  };
  return (
    <VerbForm submit={text.submit} ready={target !== null} onSubmit={submit} onDone={onDone}>
      <TargetPicker
        label={text.to}
        channel={channel}
        kinds={['agent', 'level', 'queue']}
        value={target}
        onChange={setTarget}
      />
      <Textarea
        label={text.question}
        description={text.questionHint}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
      />
    </VerbForm>
  );
}

function consultOf(answer: CommandAnswer): string | undefined {
  for (const event of answer.events ?? []) {
    if (event.name === 'ConsultStarted') {
      return event.body.consultId;
    }
  }
  return undefined;
}
