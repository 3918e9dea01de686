const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const sources = join(__dirname, 'src');
const surfaces = readdirSync(sources)
  .filter((folder) => folder !== 'app' && existsSync(join(sources, folder, 'routes.tsx')))
  .join('|');

/** What may import what; `npm test` fails on a breach. Types count as much as code. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle-of-files',
      comment: 'what is read first must not need what is read after it',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-cycle-of-folders',
      comment: 'a folder is one concern: two that need each other are one, or a third lies between them',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'surfaces-stand-apart',
      comment: 'nobody loads a surface with another: what two of them need is a folder beside them',
      severity: 'error',
      from: { path: `^src/(${surfaces})/` },
      to: { path: `^src/(app|${surfaces})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'app-knows-surfaces-by-their-routes',
      comment: 'only the routes of a surface are loaded with the console, its pages when they are opened',
      severity: 'error',
      from: { path: '^src/(app|main)' },
      to: { path: `^src/(${surfaces})/`, pathNot: '/routes\\.tsx$' },
    },
    {
      name: 'only-app-knows-surfaces',
      comment: 'what surfaces stand on does not know them',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(app|${surfaces})/|^src/main` },
      to: { path: `^src/(app|${surfaces})/` },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
