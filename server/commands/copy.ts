import { CopyDiffers, copyDatabase, TargetNotEmpty } from '../../db/copy-database.ts';
import { DatabaseBusy, DatabaseFull, DatabaseUnreachable } from '../../db/errors.ts';
import { type Database, openDatabase } from '../../db/open-database.ts';
import { isNew } from '../../db/starter-collection.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';

const HELP = `Copies a whole database, history and all, into an empty one, of either engine.

  npm run copy -- --from URL --to URL

  file:data/demarche.db                        a SQLite file; it is made where it is not there
  postgres://user:password@host:5432/name      a PostgreSQL database, which must be there
`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    },
    'npm run copy -- --from URL --to URL',
  );
  if (values.help) return console.log(HELP);
  if (!values.from || !values.to) throw new CommandRefused('Say both: npm run copy -- --from URL --to URL');
  const [from, to] = [values.from, values.to].map((url) => readDatabaseUrl({ DATABASE_URL: url }));
  if (from === undefined || to === undefined || from === to)
    throw new CommandRefused('Source and target are the same. Name another target.');
  const source = await openDatabase(from, { mustExist: true });
  try {
    if (await isNew(source))
      throw new CommandRefused('The source holds no events: there is nothing to copy.');
    const target = await openDatabase(to);
    try {
      await copy(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});

async function copy(source: Database, target: Database): Promise<void> {
  const line = new ProgressLine('rows');
  try {
    const { total } = await copyDatabase(source, target, ({ done, total }) => line.show(done, total));
    line.end(
      `${total.toLocaleString('en-GB')} rows are copied, and compared with what they were copied from.`,
    );
  } catch (error) {
    line.end();
    if (error instanceof TargetNotEmpty)
      throw new CommandRefused('The target holds events already. Name an empty one; nothing was changed.');
    if (error instanceof CopyDiffers)
      throw new CommandRefused(`The copy differs from its source, so it was not stored. ${error.message}`);
    const isSaid =
      error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
    if (isSaid) throw new CommandRefused(`${error.message} The target is as it was.`);
    throw error;
  }
}
