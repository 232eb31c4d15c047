import { readFileSync } from 'node:fs';
import { readTimeline } from '../../db/analysis/timeline.ts';
import { listEras } from '../../db/eras/eras.ts';
import { loadStarterCollection } from '../../db/import/starter-collection.ts';
import { openDatabase } from '../../db/open-database.ts';
import { dayOf } from '../../domain/dates/day-span.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { eventLabel, longEventLabel } from '../../domain/timeline/event-label.ts';
import { eraRows } from '../../web/timeline/layout/eras.ts';
import { framePartsFor } from '../../web/timeline/layout/frame-parts.ts';
import { layoutTimeline } from '../../web/timeline/layout/layout.ts';
import { frameOf } from '../../web/timeline/scale/frame.ts';
import { calendarFormat } from '../../web/timeline/scale/ticks.ts';
import { sceneOf } from '../../web/timeline/state/scene.ts';
import { spanBoundsOf } from '../../web/timeline/state/span-bounds.ts';

/**
 * Prints how many events of the starter collection the chart names in some windows, on a desktop and a phone; and how many of
 * a list of landmarks, if one is given (see importance.ts). Letters count as wide as they are on average.
 *
 *     node tests/bench/named-events.ts [landmarks.tsv]
 */
const [landmarksPath] = process.argv.slice(2);
const WINDOWS = [
  'whole',
  ...'1991-1999 2000-2009 2010-2013 2014-2016 2017-2019 2020-2021 2022-2023 2024-2026'.split(' '),
  ...'1994 2001 2008 2013 2014 2017 2018 2021 2022 2025'.split(' '),
];
const CHARTS = [
  { name: 'desktop', widthPx: 1_408, heightPx: 600 },
  { name: 'phone', widthPx: 374, heightPx: 560 },
];
const EM = 0.49;

const tiers = new Map(
  landmarksPath === undefined
    ? []
    : readFileSync(landmarksPath, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .map(([id = '', tier]) => [id, Number(tier)] as const),
);
const db = await openDatabase('file::memory:');
await loadStarterCollection(db);
const eras = eraRows(await db.read((tx) => listEras(tx)), DEFAULT_SIDES);
const rows = [];
for (const { name, widthPx, heightPx } of CHARTS) {
  for (const window of WINDOWS) {
    const [firstYear, lastYear = firstYear] = window.split('-').map(Number);
    const isWhole = window === 'whole';
    const dates = isWhole ? {} : { from: `${firstYear}`, to: `${lastYear}` };
    const { plot } = frameOf(widthPx, heightPx);
    const result = await readTimeline(db, {
      filter: dates,
      width_px: plot.right - plot.left,
      sides: DEFAULT_SIDES,
    });
    const span = isWhole
      ? spanBoundsOf(result, {})
      : { start: dayOf(firstYear ?? 0), end: dayOf((lastYear ?? 0) + 1) };
    const scene = span && sceneOf(result, undefined, result.tension_unit);
    if (!span || !scene) continue;
    const parts = framePartsFor(eras, span, widthPx, heightPx);
    const started = performance.now();
    const { labels, arrows } = layoutTimeline({
      scene,
      span,
      frame: frameOf(widthPx, heightPx, parts),
      calendar: calendarFormat('en-GB'),
      measure: {
        tick: widthAt(12),
        label: widthAt(12),
        strongLabel: widthAt(12.6),
        largeLabel: widthAt(15),
        largeStrongLabel: widthAt(15.8),
        lag: widthAt(11),
        era: widthAt(11),
        side: widthAt(13),
      },
      formatLag: ({ lag_min }) => `${lag_min} days`,
      titleOf: (event) => eventLabel(event, 'en'),
      longTitleOf: (event) => longEventLabel(event, 'en'),
      bandName: (side) => side,
      first: new Set(),
      links: [],
    });
    const layoutMs = performance.now() - started;
    const named = new Set(labels.map(({ id }) => id));
    const landmarks = result.events.filter(
      ({ id, day }) => (tiers.get(id) ?? 9) <= (isWhole ? 1 : 2) && day >= span.start && day < span.end,
    );
    const top = result.events.toSorted((a, b) => b.importance - a.importance).slice(0, 10);
    rows.push({
      chart: name,
      window,
      events: result.total,
      named: named.size,
      share: `${Math.round((named.size / result.total) * 100)} %`,
      'of the ten most important': top.filter(({ id }) => named.has(id)).length,
      arrows: arrows.length,
      'layout ms': Math.round(layoutMs),
      ...(tiers.size > 0 && {
        landmarks: `${landmarks.filter(({ id }) => named.has(id)).length} of ${landmarks.length}`,
        missed: landmarks.flatMap(({ id }) => (named.has(id) ? [] : [id])).join(' '),
      }),
    });
  }
}
console.table(rows.map(({ missed: _, ...row }) => row));
for (const { chart, window, missed } of rows) if (missed) console.log(`${chart} ${window}: ${missed}`);
await db.close();

function widthAt(sizePx: number) {
  return (text: string) => text.length * sizePx * EM;
}
