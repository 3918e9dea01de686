import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Sizes, sizesOf } from '../sizes.ts';

/** An agent at the end of a thin line waits for every byte. */
describe('what a browser fetches before a surface stands', () => {
  let sizes: Sizes;

  beforeAll(async () => {
    vi.stubEnv('NODE_ENV', 'production'); // what is shipped, without React's checks for developers
    const built = (await build({ logLevel: 'silent', build: { write: false } })) as Rollup.RollupOutput;
    sizes = sizesOf(Object.fromEntries(built.output.map((file) => [file.fileName, file])));
  }, 120_000);

  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it('should be at most 350 kB for the desk', () => {
    expect(sizes.desk).toBeGreaterThan(100_000);
    expect(sizes.desk).toBeLessThanOrEqual(350_000);
  });

  it('should not hold one surface in another', () => {
    expect(sizes.wallboard).toBeLessThan((sizes.desk ?? 0) - 30_000);
    expect(sizes.login).toBeLessThan((sizes.desk ?? 0) - 30_000);
  });
});
