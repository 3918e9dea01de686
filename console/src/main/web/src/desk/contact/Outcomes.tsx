import { Radio, Stack } from '@mantine/core';
import { useDispositions } from '../plan/plan';

interface Props {
  label: string;
  value: string | null;
  onChange: (code: string) => void;
  /** Side by side, where there is little height. */
  inline?: boolean;
  autoFocus?: boolean;
}

/** How a contact can end, as the plan names it. */
export function Outcomes({ label, value, onChange, inline = false, autoFocus = false }: Props) {
  const radios = useDispositions().map((one, index) => (
    <Radio
      key={one.code}
      value={one.code}
      label={one.name}
      data-autofocus={(autoFocus && index === 0) || undefined}
    />
  ));
  return (
    <Radio.Group value={value} onChange={onChange} aria-label={label}>
      {inline ? (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 18px' }}>{radios}</div>
      ) : (
        <Stack gap="xs">{radios}</Stack>
      )}
    </Radio.Group>
  );
}
