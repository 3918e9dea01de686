import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every site that shows the widget pays for it. */
describe('the bundle', () => {
  const out = mkdtempSync(join(tmpdir(), 'strowger-chat-'));

  beforeAll(() => build({ logLevel: 'error', build: { outDir: out } }), 60_000);
  afterAll(() => rmSync(out, { recursive: true }));

  function zipped(...files: string[]): number {
    return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
  }

  it('should load with at most 5 kB and weigh at most 40 kB', () => {
    const assets = readdirSync(join(out, 'assets')).map((file) => join('assets', file));

    expect(zipped('strowger-chat.js')).toBeLessThanOrEqual(5_000);
    expect(zipped('strowger-chat.js', ...assets)).toBeLessThanOrEqual(40_000);
  });

  it('should keep colours that follow the scheme', () => {
    expect(readFileSync(join(out, 'strowger-chat.js'), 'utf8')).toContain('light-dark(');
  });
});
