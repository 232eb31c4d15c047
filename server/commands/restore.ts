import { resolve } from 'node:path';
import { restoreBackup } from '../../db/engines/sqlite/restore.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, readArguments, runCommand, sqlitePathOf } from './command.ts';

const USAGE = 'npm run restore -- FILE';
const HELP = `Puts a backup in the place of the database, which is kept beside it under another name.

  ${USAGE}   DATABASE_URL says which database, as for the server; that must not be running
`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { help: { type: 'boolean', default: false } } },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [name, ...others] = positionals;
  if (!name || others.length > 0) throw new CommandRefused(`Name one file: ${USAGE}`);
  const file = resolve(name);
  const to = sqlitePathOf(
    readDatabaseUrl(process.env),
    'PostgreSQL has its own tools: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
  );
  const { kept } = await restoreBackup(file, to);
  console.log(`${to} is now what ${file} holds.${kept === undefined ? '' : ` What was there is ${kept}`}`);
});
