import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp } from '../../db/engines/sqlite/backup.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, readArguments, runCommand, sqlitePathOf } from './command.ts';

const USAGE = 'npm run backup -- FILE';
const HELP = `Copies the database into a file, as it is at one moment, while the server goes on writing.

  ${USAGE}             DATABASE_URL says which database, as for the server
  npm run backup -- --replace FILE   overwrites FILE
`;

/** Smaller backups finish too quickly to report progress. */
const LARGE_BYTES = 100e6;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [name, ...others] = positionals;
  if (!name || others.length > 0) throw new CommandRefused(`Name one file: ${USAGE}`);
  const file = resolve(name);
  const from = sqlitePathOf(
    readDatabaseUrl(process.env),
    'PostgreSQL has its own tools: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
  );
  const { bytes } = await backUp(from, file, {
    replace: values.replace,
    onStep(step) {
      const size = statSync(from).size;
      if (size > LARGE_BYTES)
        console.error(step === 'copying' ? `Copying ${inMegabytes(size)} …` : 'Checking the copy …');
    },
  });
  console.log(`${file} holds the whole database (${inMegabytes(bytes)}).`);
});

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
