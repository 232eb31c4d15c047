/**
 * A program that writes events into a database until it is killed, one by one or by import. Prints the id and version of
 * each event once its write is acknowledged.
 */
import { createEvent, deleteEvent, replaceEvent } from '../../db/events/events.ts';
import { importEvents } from '../../db/import/import-events.ts';
import { openDatabase } from '../../db/open-database.ts';
import { syntheticEvents } from '../../server/commands/synthetic-events.ts';
import { checkedTestEvent } from './test-event.ts';

const [url = '', how = 'one by one'] = process.argv.slice(2);
const db = await openDatabase(url);
if (how === 'by import') {
  await importEvents(db, rows(), { dry_run: false, author: 'Ana' });
  console.log('imported');
} else {
  for (let number = 1; ; number += 1) await writeOne(number);
}

function* rows() {
  let line = 0;
  for (const event of syntheticEvents(3_000)) {
    line += 1;
    if (line === 3_000) console.log('all read');
    yield { line, event };
  }
}

async function writeOne(number: number): Promise<void> {
  const id = `event-${number}`;
  const links = number % 5 !== 1 ? [{ to: `event-${number - 1}`, relation: 'follows' as const }] : [];
  const event = { id, links, tags: ['visas'], sources: [{ publisher: 'Strelsau Gazette' }] };
  await createEvent(db, checkedTestEvent(event), 'Ana');
  console.log(`${id} 1`);
  await replaceEvent(db, id, checkedTestEvent({ ...event, title: `Ruritania says ${number}` }), 1, 'Ana');
  console.log(`${id} 2`);
  if (number % 5 === 0) {
    await deleteEvent(db, id, 2, 'Ana');
    console.log(`${id} 3`);
  }
}
