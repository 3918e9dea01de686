import { createTheme, type MantineColorsTuple } from '@mantine/core';

const exchange: MantineColorsTuple = [
  '#e6f5f7',
  '#d0e8ec',
  '#a3d2da',
  '#72bac7',
  '#4ba6b6',
  '#3199ac',
  '#1f8598',
  '#0b6b7c',
  '#0b5563',
  '#04434f',
];

export const theme = createTheme({
  colors: { exchange },
  primaryColor: 'exchange',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
});
