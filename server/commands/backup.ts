import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '../../db/engines/sqlite-backup.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, runCommand, sqlitePathOf } from './command.ts';

const HELP = `Copies the database into a file, as it is at one moment, while the server goes on writing.

  npm run backup -- FILE             DATABASE_URL says which database, as for the server
  npm run backup -- --replace FILE   overwrites FILE
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new CommandRefused('Name one file: npm run backup -- FILE');
  const from = sqlitePathOf(
    readDatabaseUrl(process.env),
    'PostgreSQL has its own tools: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
  );
  const { bytes } = await backUp(from, resolve(file), values);
  console.log(`${file} holds the whole database (${(bytes / 1e6).toFixed(1)} MB).`);
});
