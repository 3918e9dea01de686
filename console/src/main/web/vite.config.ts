import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { tellSizes } from './sizes.ts';

// `npm run dev` shows the UI with the services of a running `./strowger up`.
const services = process.env.STROWGER_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), tellSizes()],
  build: {
    outDir: '../../../target/classes/META-INF/resources',
    emptyOutDir: true,
    sourcemap: false,
    // browsers that know light-dark(): a lowered form loses every colour that depends on the scheme
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // the policy of our pages forbids inline scripts and data: documents
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: services, ws: true } } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
