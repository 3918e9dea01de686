import { defineConfig } from 'vitest/config';

// A small loader under a name that never changes, and the chat itself, which it fetches when wanted.
export default defineConfig({
  base: './',
  build: {
    outDir: '../../../target/classes/META-INF/resources/widget',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // browsers that know light-dark(): a lowered form loses every colour that depends on the scheme
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    rollupOptions: {
      input: 'src/strowger-chat.ts',
      output: {
        entryFileNames: 'strowger-chat.js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
