import { readFileSync } from 'node:fs';
import { contentColumns, contentOf } from '../../db/events/event-content.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { importanceOf, linkFactor } from '../../domain/timeline/importance.ts';

/**
 * Prints how many landmarks are among the most important events. Landmarks are a choice of the events that a timeline must
 * name, made by general knowledge: a file with the columns id and tier, separated by tabs. Tier 1 are those of the whole
 * collection, tiers 1 and 2 those of each span of years.
 *
 *     node tests/bench/importance.ts landmarks.tsv [collection.jsonl] [1991-1999,2000-2009,…]
 */
const [landmarksPath, collectionPath, spanList] = process.argv.slice(2);
if (landmarksPath === undefined) {
  console.error('Name a file of landmarks: node tests/bench/importance.ts landmarks.tsv');
  process.exit(1);
}

const SPANS = spanList ?? '1991-1999,2000-2009,2010-2013,2014-2016,2017-2019,2020-2021,2022-2023,2024-2026';

const tiers = new Map(
  readFileSync(landmarksPath, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', tier = ''] = line.split('\t');
      return [id, Number(tier)];
    }),
);
const contents = readFileSync(
  collectionPath ?? new URL('../../db/collections/us-russia.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => {
    const event = checkEvent(JSON.parse(line));
    return contentOf(event, event.id ?? '');
  });

const incoming = new Map<string, number>();
for (const content of contents) {
  const { weight } = contentColumns(content);
  for (const { to, relation } of content.links)
    incoming.set(to, (incoming.get(to) ?? 0) + linkFactor(relation) * weight);
}
const ranked = contents
  .map((content) => {
    const { id, links, pinned = false } = content;
    const { weight, day } = contentColumns(content);
    const outgoing = links.reduce((sum, { relation }) => sum + linkFactor(relation), 0);
    const importance = importanceOf({ weight, pinned, incoming: incoming.get(id) ?? 0, outgoing });
    return { id, year: new Date(day * 86_400_000).getUTCFullYear(), importance };
  })
  .sort((a, b) => b.importance - a.importance);

const missed: string[] = [];
const rows = [reportOn('whole', ranked, 1, [30, 50, 55])];
for (const span of SPANS.split(',')) {
  const [first = 0, last = 0] = span.split('-').map(Number);
  const within = ranked.filter(({ year }) => year >= first && year <= last);
  rows.push(reportOn(span, within, 2, [25, 40, 45]));
}
console.table(rows);
console.log('Landmarks beyond the last limit, with their rank:', missed);

function reportOn(span: string, events: readonly { readonly id: string }[], tier: number, limits: number[]) {
  const ranks = events.flatMap(({ id }, index) =>
    (tiers.get(id) ?? Number.POSITIVE_INFINITY) <= tier ? [{ id, rank: index + 1 }] : [],
  );
  const largest = limits.at(-1) ?? 0;
  for (const { id, rank } of ranks) if (rank > largest) missed.push(`${span}: ${id} (${rank})`);
  const found = limits.map((limit) => `${ranks.filter(({ rank }) => rank <= limit).length} of top ${limit}`);
  return { span, events: events.length, landmarks: ranks.length, found: found.join(', ') };
}
