import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { resolveCase } from '../../api/cases';
import { useWords } from '../../words/words';
import { useResolutions } from '../queries/cases';

type Resolve = (caseId: string, version: number) => Promise<unknown>;

/** Settles the matter with a code; closing the contact is another act. */
export function ResolveCase({ onResolve }: { onResolve: (resolve: Resolve) => Promise<void> }) {
  const words = useWords();
  const codes = useResolutions().data ?? [];
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const submit = async () => {
    if (code === null) {
      return;
    }
    setBusy(true);
    await onResolve((caseId, version) => resolveCase(caseId, code, version));
    setBusy(false);
    setOpen(false);
    setCode(null);
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words.cases.resolve}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.cases.resolveTitle}
        centered
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Stack gap="md">
            <Radio.Group value={code} onChange={setCode} aria-label={words.cases.resolveTitle}>
              <Stack gap="xs">
                {codes.map((one, index) => (
                  <Radio key={one.code} value={one.code} label={one.name} data-autofocus={index === 0 || undefined} />
                ))}
              </Stack>
            </Radio.Group>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {words.cancel}
              </Button>
              <Button type="submit" disabled={code === null} loading={busy}>
                {words.cases.resolveSubmit}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

export function ResolutionName({ code }: { code: string }) {
  const codes = useResolutions().data ?? [];
  return <>{codes.find((one) => one.code === code)?.name ?? code}</>;
}
