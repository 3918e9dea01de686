// Makes the types of what the services say, of docs/api, for the pages and the widget: console/target/api. Only what changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = new URL('.', import.meta.url);
const documents = new URL('../../../../docs/api/', here);
const types = new URL('../../../target/api/', here);

const sources = readdirSync(documents).filter((name) => /\.(yaml|json)$/.test(name));
const services = sources.filter((name) => /^[a-z]+\.yaml$/.test(name) && name !== 'topics.yaml');
const hash = createHash('sha256').update(readFileSync(new URL('package-lock.json', here)));
sources.forEach((name) => hash.update(name).update(readFileSync(new URL(name, documents))));
const head = `// made of docs/api: ${hash.digest('hex')}\n`;

const target = (service) => new URL(service.replace('.yaml', '.d.ts'), types);
const isFresh = (service) => existsSync(target(service)) && readFileSync(target(service), 'utf8').startsWith(head);

const stale = services.filter((service) => !isFresh(service));
if (stale.length > 0) {
  const { default: openapi, astToString } = await import('openapi-typescript');
  mkdirSync(fileURLToPath(types), { recursive: true });
  for (const service of stale) {
    writeFileSync(target(service), head + astToString(await openapi(new URL(service, documents), { silent: true })));
  }
  console.log(`strowger: made the types of ${stale.join(', ')}`);
}
