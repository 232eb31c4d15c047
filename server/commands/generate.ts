import { DatabaseBusy, DatabaseFull, DatabaseUnreachable } from '../../db/core/errors.ts';
import { importEvents } from '../../db/import/import-events.ts';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';
import { syntheticEvents } from './synthetic-events.ts';

const USAGE = 'npm run generate -- N';
const HELP = `Fills a new database with N plausible events between invented countries, Ruritania and Freedonia, to try things out:
bursts around crises, long quiet spells, answers after acts, most dates exact and some coarse.

  DATABASE_URL=file:/tmp/many.db ${USAGE}
  npm run generate -- --seed 7 N       other events; the same for the same seed
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
  if (others.length > 0 || !isWhole(count, 1)) throw new CommandRefused(`Say how many events: ${USAGE}`);
  const seed = Number(values.seed);
  if (!isWhole(seed, 0)) throw new CommandRefused('A seed is a whole number, such as --seed 7.');
  const db = await openDatabase(readDatabaseUrl(process.env));
  const line = new ProgressLine('rows');
  const giveUp = new AbortController();
  process.once('SIGINT', () => giveUp.abort(new CommandRefused('Given up: nothing was stored.')));
  try {
    // Generated events among real ones could be mistaken for facts.
    if (!(await isNewDatabase(db)))
      throw new CommandRefused('The database holds events already. Name a new one in DATABASE_URL.');
    const { created, refused } = await importEvents(db, rowsOf(count, seed), {
      dry_run: false,
      author: 'generator',
      isAlone: true,
      signal: giveUp.signal,
      onProgress: ({ step, done, total }) => line.show(done, total ?? count, step),
    });
    if (refused[0]) throw new Error(`A generated event is invalid: ${JSON.stringify(refused[0])}`);
    line.end(
      `${created.toLocaleString('en-GB')} invented events are there. Choose the sides XR and XF to see them.`,
    );
  } catch (error) {
    line.end();
    const isSaid =
      error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
    throw isSaid ? new CommandRefused(`${error.message} Nothing was stored.`) : error;
  } finally {
    await db.close();
  }
});

function isWhole(value: number | undefined, least: number): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= least;
}

function* rowsOf(count: number, seed: number) {
  let line = 0;
  for (const event of syntheticEvents(count, seed)) yield { line: ++line, event };
}
