import { defineConfig } from 'vitest/config';

// drives the built widget in a real browser; needs Chromium, so it is not part of `npm test`
export default defineConfig({
  test: { include: ['tests/**/*.screens.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 },
});
