import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp } from '../../db/engines/sqlite/backup.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandError, readArguments, runCommand, sqlitePathOf } from './command.ts';

const USAGE = 'npm run backup -- FILE';
const HELP = `Copies the SQLite database to a file. The server can keep running: the copy is a consistent snapshot.

  ${USAGE}             back up the database in DATABASE_URL
  npm run backup -- --replace FILE   overwrite FILE if it exists
`;

/** Copying a smaller database is too quick to need messages about progress. */
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
  if (!name || others.length > 0) throw new CommandError(`Name one file: ${USAGE}`);
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
        console.error(step === 'copying' ? `Copying ${formatMegabytes(size)} …` : 'Checking the copy …');
    },
  });
  console.log(`Backed up the database to ${file} (${formatMegabytes(bytes)}).`);
});

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
