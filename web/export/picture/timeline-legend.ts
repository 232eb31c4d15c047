import { STATUSES, type Status } from '../../../domain/events/event-values.ts';
import { FAMILIES, KIND, KINDS, type Kind } from '../../../domain/events/kind.ts';
import type { Surface } from '../../drawing/surface.ts';
import type { Messages } from '../../i18n/en.ts';
import type { TimelineLayout } from '../../timeline/layout/layout.ts';
import type { Mark } from '../../timeline/layout/layout-marks.ts';
import { drawMark } from '../../timeline/render/draw.ts';
import type { Palette } from '../../timeline/render/palette.ts';

/** A sample of something in the chart, and what it means. */
export interface LegendEntry {
  readonly text: string;
  readonly samplePx: number;
  /** Draws the sample with its left edge at `xPx` and its middle at `yPx`. */
  draw(surface: Surface, xPx: number, yPx: number, palette: Palette): void;
}

/** Everything that the layout uses, and nothing else. */
export function legendOf(
  layout: TimelineLayout,
  { names, picture: { legend } }: Pick<Messages, 'names' | 'picture'>,
): LegendEntry[] {
  const { marks, density, arrows, durationLines, tension } = layout;
  const events = marks.flatMap(({ event, cluster }) => cluster ?? [event]);
  const expelled = [...new Set(events.flatMap(({ people_expelled }) => people_expelled ?? []))].sort(
    (a, b) => a - b,
  );
  const bars = new Set(marks.map(({ uncertaintyBar }) => uncertaintyBar?.form));
  return [
    ...kindsIn(layout).map((kind) => markEntry(names.kind[kind], { kind })),
    ...statusesIn(marks).map((status) => markEntry(names.status[status], { status })),
    ...(events.some(({ origin }) => origin !== undefined)
      ? [markEntry(legend.coded, { origin: 'GDELT' })]
      : []),
    ...(expelled.length > 1 ? [sizeEntry(layout, legend.size)] : []),
    ...(marks.some(({ cluster }) => cluster) ? [clusterEntry(legend.cluster)] : []),
    ...(arrows.length > 0 ? [arrowEntry(legend.arrow)] : []),
    ...(durationLines.length > 0 ? [lineEntry(legend.inForce)] : []),
    ...(['lasted', 'within', 'about'] as const)
      .filter((form) => bars.has(form))
      .map((form) => barEntry(legend[form], form)),
    ...(density.length > 0 ? [densityEntry(legend.density)] : []),
    ...(tension.areas.length > 0 ? [tensionEntry(legend.tension(tension.unit))] : []),
  ];
}

/** The kinds in view, by family; all kinds if there are density bars. */
function kindsIn({ marks, density }: TimelineLayout): Kind[] {
  const seen = new Set(marks.flatMap(({ event, cluster }) => (cluster ?? [event]).map(({ kind }) => kind)));
  const shown = KINDS.filter((kind) => density.length > 0 || seen.has(kind));
  return FAMILIES.flatMap((family) => shown.filter((kind) => KIND[kind].family === family));
}

/** The statuses that look different from carried out. */
function statusesIn(marks: readonly Mark[]): Status[] {
  const seen = new Set(marks.map(({ event }) => event.status));
  return STATUSES.filter((status) => status !== 'carried_out' && seen.has(status));
}

const MARK_PX = 10;

function markEntry(text: string, event: Partial<Mark['event']>): LegendEntry {
  return {
    text,
    samplePx: MARK_PX,
    draw: (surface, xPx, yPx, palette) =>
      drawMark(surface, sampleMark(event, xPx + MARK_PX / 2, yPx, MARK_PX / 2), palette, 1),
  };
}

const LARGE_PX = 26;

/** The smallest and the largest mark in view whose size says how many people. */
function sizeEntry({ marks }: TimelineLayout, text: (people: readonly number[]) => string): LegendEntry {
  const sized = marks
    .filter(({ event, cluster }) => event.people_expelled !== undefined && cluster === undefined)
    .sort((a, b) => a.radiusPx - b.radiusPx);
  const ends = [sized[0], sized.at(-1)].filter((mark) => mark !== undefined);
  const distinct = ends.filter((mark, index) => index === 0 || mark.radiusPx > (ends[0]?.radiusPx ?? 0) + 1);
  const widthPx = distinct.reduce((sum, { radiusPx }) => sum + Math.min(radiusPx * 2, LARGE_PX) + 3, 0);
  return {
    text: text(distinct.map(({ event }) => event.people_expelled ?? 0)),
    samplePx: widthPx,
    draw(surface, xPx, yPx, palette) {
      let left = xPx;
      for (const { event, radiusPx } of distinct) {
        const radius = Math.min(radiusPx, LARGE_PX / 2);
        drawMark(surface, sampleMark({ kind: event.kind }, left + radius, yPx, radius), palette, 1);
        left += radius * 2 + 3;
      }
    },
  };
}

function clusterEntry(text: string): LegendEntry {
  return {
    text: `×3 ${text}`,
    samplePx: MARK_PX,
    draw(surface, xPx, yPx, palette) {
      const mark = sampleMark({}, xPx + MARK_PX / 2, yPx, MARK_PX / 2);
      const cluster = [mark.event, { ...mark.event, kind: 'expulsion' as const }];
      drawMark(surface, { ...mark, cluster }, palette, 1);
    },
  };
}

function arrowEntry(text: string): LegendEntry {
  const widthPx = 26;
  return {
    text,
    samplePx: widthPx,
    draw(surface, xPx, yPx, palette) {
      const tip = xPx + widthPx;
      surface.line(xPx, yPx, tip - 6, yPx, { stroke: palette.ink2, widthPx: 1.25 });
      surface.path(`M${tip} ${yPx}L${tip - 7} ${yPx - 3}L${tip - 7} ${yPx + 3}Z`, { fill: palette.ink2 });
    },
  };
}

function lineEntry(text: string): LegendEntry {
  return {
    text,
    samplePx: 22,
    draw: (surface, xPx, yPx, palette) => {
      surface.line(xPx, yPx, xPx + 22, yPx, { stroke: palette.family.pressure, alpha: 0.6 });
      surface.line(xPx + 22, yPx - 3, xPx + 22, yPx + 3, { stroke: palette.family.pressure, alpha: 0.7 });
    },
  };
}

function barEntry(text: string, form: 'lasted' | 'within' | 'about'): LegendEntry {
  const widthPx = 24;
  return {
    text,
    samplePx: widthPx,
    draw(surface, xPx, yPx, palette) {
      const stroke = palette.family.dialogue;
      const right = xPx + widthPx;
      if (form === 'lasted') surface.line(xPx, yPx, right, yPx, { stroke, widthPx: 4.5, alpha: 0.55 });
      else surface.line(xPx, yPx, right, yPx, { stroke, widthPx: 1.5, dash: [3, 2.5] });
      if (form !== 'within') return;
      for (const x of [xPx, right]) surface.line(x, yPx - 3.5, x, yPx + 3.5, { stroke, widthPx: 1.5 });
    },
  };
}

function densityEntry(text: string): LegendEntry {
  return {
    text,
    samplePx: 16,
    draw(surface, xPx, yPx, palette) {
      for (const [index, heightPx] of [4, 10, 7].entries())
        surface.rect(xPx + index * 5.5, yPx - heightPx / 2, 4.5, heightPx, {
          fill: palette.family.pressure,
          alpha: 0.78,
        });
    },
  };
}

function tensionEntry(text: string): LegendEntry {
  return {
    text,
    samplePx: 18,
    draw(surface, xPx, yPx, palette) {
      surface.rect(xPx, yPx - 5, 9, 10, { fill: palette.upper, alpha: 0.3 });
      surface.rect(xPx + 9, yPx - 5, 9, 10, { fill: palette.lower, alpha: 0.3 });
    },
  };
}

function sampleMark(event: Partial<Mark['event']>, xPx: number, yPx: number, radiusPx: number): Mark {
  return {
    event: {
      id: '',
      title: '',
      date: '',
      first_day: 0,
      last_day: 0,
      day: 0,
      approximate: false,
      kind: 'sanctions',
      status: 'carried_out',
      side: 'upper',
      initiators: [],
      severity: 0,
      importance: 0,
      ...event,
    },
    xPx,
    yPx,
    radiusPx,
  };
}

export const LEGEND_LINE_PX = 22;
export const LEGEND_TEXT_PX = 12;
const SAMPLE_GAP_PX = 6;
const ENTRY_GAP_PX = 18;

export interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly xPx: number;
  readonly line: number;
}

/** Places the entries in lines of at most `widthPx`. */
export function placeLegend(
  entries: readonly LegendEntry[],
  widthPx: number,
  measure: (text: string) => number,
): PlacedEntry[] {
  const placed: PlacedEntry[] = [];
  let [xPx, line] = [0, 0];
  for (const entry of entries) {
    const entryPx = entry.samplePx + SAMPLE_GAP_PX + measure(entry.text);
    if (xPx > 0 && xPx + entryPx > widthPx) [xPx, line] = [0, line + 1];
    placed.push({ entry, xPx, line });
    xPx += entryPx + ENTRY_GAP_PX;
  }
  return placed;
}

export function drawLegend(
  surface: Surface,
  placed: readonly PlacedEntry[],
  topPx: number,
  palette: Palette,
): void {
  for (const { entry, xPx, line } of placed) {
    const middle = topPx + LEGEND_LINE_PX * (line + 0.5);
    entry.draw(surface, xPx, middle, palette);
    surface.text(entry.text, xPx + entry.samplePx + SAMPLE_GAP_PX, middle + LEGEND_TEXT_PX * 0.35, {
      fill: palette.ink2,
      sizePx: LEGEND_TEXT_PX,
      weight: 400,
      align: 'start',
    });
  }
}
