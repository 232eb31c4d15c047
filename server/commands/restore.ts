import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreFrom } from '../../db/engines/sqlite-backup.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, runCommand, sqlitePathOf } from './command.ts';

const HELP = `Puts a backup in the place of the database, which is kept beside it under another name.

  npm run restore -- FILE   DATABASE_URL says which database, as for the server; that must not be running
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new CommandRefused('Name one file: npm run restore -- FILE');
  const to = sqlitePathOf(
    readDatabaseUrl(process.env),
    'PostgreSQL has its own tools: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
  );
  const { kept } = await restoreFrom(resolve(file), to);
  console.log(`${to} is now what ${file} holds.${kept === undefined ? '' : ` What was there is ${kept}`}`);
});
