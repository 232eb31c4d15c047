import { DatabaseBusy, DatabaseFull, DatabaseUnreachable } from '../../db/core/errors.ts';
import { importEvents } from '../../db/import/import-events.ts';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandError, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';
import { syntheticEvents } from './synthetic-events.ts';

const USAGE = 'npm run generate -- N';
const HELP = `Fills a new database with N plausible events between two invented countries, Ruritania and Freedonia, for tests and trials.
The events cluster around crises, some are responses to others, and some dates are imprecise.

  DATABASE_URL=file:/tmp/many.db ${USAGE}
  npm run generate -- --seed 7 N       other events; the same seed gives the same events
`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { seed: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
    },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [count, ...others] = positionals.map(Number);
  if (others.length > 0 || !isInteger(count, 1))
    throw new CommandError(`State the number of events: ${USAGE}`);
  const seed = Number(values.seed);
  if (!isInteger(seed, 0)) throw new CommandError('The seed must be a whole number, such as --seed 7.');
  const db = await openDatabase(readDatabaseUrl(process.env));
  const line = new ProgressLine('rows');
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new CommandError('Cancelled. Nothing was stored.')));
  try {
    // Among real events, invented ones would be taken for facts.
    if (!(await isNewDatabase(db)))
      throw new CommandError('The database already contains events. Set DATABASE_URL to a new one.');
    const { created, refused } = await importEvents(db, rowsOf(count, seed), {
      dry_run: false,
      author: 'generator',
      isAlone: true,
      signal: controller.signal,
      onProgress: ({ step, done, total }) => line.show(done, total ?? count, step),
    });
    if (refused[0]) throw new Error(`A generated event is invalid: ${JSON.stringify(refused[0])}`);
    line.end(
      `Created ${created.toLocaleString('en-GB')} invented events. Choose the sides XR and XF to see them.`,
    );
  } catch (error) {
    line.end();
    const isExpected =
      error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
    throw isExpected ? new CommandError(`${error.message} Nothing was stored.`) : error;
  } finally {
    await db.close();
  }
});

function isInteger(value: number | undefined, min: number): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= min;
}

function* rowsOf(count: number, seed: number) {
  let line = 0;
  for (const event of syntheticEvents(count, seed)) yield { line: ++line, event };
}
