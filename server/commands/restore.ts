import { resolve } from 'node:path';
import { restoreBackup } from '../../db/engines/sqlite/restore.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandError, readArguments, runCommand, sqlitePathOf } from './command.ts';

const USAGE = 'npm run restore -- FILE';
const HELP = `Replaces the SQLite database with a backup, and keeps the previous database under another name. Stop the server first.

  ${USAGE}   restore FILE to the database in DATABASE_URL
`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { help: { type: 'boolean', default: false } } },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [name, ...others] = positionals;
  if (!name || others.length > 0) throw new CommandError(`Name one file: ${USAGE}`);
  const file = resolve(name);
  const to = sqlitePathOf(
    readDatabaseUrl(process.env),
    'PostgreSQL has its own tools: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
  );
  const { kept } = await restoreBackup(file, to);
  console.log(`Restored ${to} from ${file}.${kept === undefined ? '' : ` The previous database is ${kept}`}`);
});
