import { titleOf } from '../../domain/events/localized-text.ts';
import { falseWarnings, measureRecall } from '../support/duplicate-variants.ts';
import { STARTER_EVENTS } from '../support/starter-collection.ts';

/**
 * Prints how many records of the same event by a second analyst are recognised (recall), and how many of the different events of
 * the starter collection get a warning (false positives). The points were fitted on the even events; the odd ones are the test.
 *
 *     node tests/bench/duplicates.ts
 */
for (const [name, rest] of [
  ['even events (fitted)', 0],
  ['odd events (test)', 1],
] as const) {
  const events = STARTER_EVENTS.filter((_, index) => index % 2 === rest);
  const { variants, found, foundBy } = measureRecall(events);
  const warnings = falseWarnings(events, STARTER_EVENTS);
  console.log(`${name}: recall ${percent(found, variants)} of ${variants} variants,`);
  console.log(`  false positives ${percent(warnings.length, events.length)} of ${events.length} events`);
  for (const [how, each] of foundBy) console.log(`    ${percent(each.found, each.variants)}  ${how}`);
  for (const [event, other] of warnings)
    console.log(`    ! ${event.date} ${titleOf(event, 'en')} / ${other.date} ${titleOf(other, 'en')}`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
