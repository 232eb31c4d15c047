import { kindsOf } from '../../../domain/events/kind.ts';
import type { Surface } from '../../drawing/surface.ts';
import type { Messages } from '../../i18n/en/all.ts';
import type { Mark } from '../../timeline/layout/layout-marks.ts';
import type { TimelineLayout } from '../../timeline/layout/layout-request.ts';
import { legendOf } from '../../timeline/layout/legend.ts';
import type { Scene } from '../../timeline/layout/scene.ts';
import { drawMark } from '../../timeline/render/draw.ts';
import type { Palette } from '../../timeline/render/palette.ts';
import { radiusOf } from '../../timeline/scale/mark-size.ts';

/** A sample of something in the chart, and what it means. */
export interface LegendEntry {
  readonly text: string;
  readonly samplePx: number;
  /** Draws the sample with its left edge at `xPx` and its middle at `yPx`. */
  draw(surface: Surface, xPx: number, yPx: number, palette: Palette): void;
}

/** Everything that the layout uses, and nothing else. */
export function legendEntries(
  layout: TimelineLayout,
  { scene, messages: { names, picture, shell } }: { readonly scene: Scene; readonly messages: Messages },
): LegendEntry[] {
  const legend = legendOf(layout, scene);
  const texts = picture.legend;
  return [
    ...legend.families.map(({ family, count }) =>
      markEntry(`${names.family[family]} ${shell.number(count)}`, {
        kind: kindsOf(family)[0] ?? 'talks',
      }),
    ),
    ...legend.statuses.map((status) => markEntry(names.status[status], { status })),
    ...(legend.hasCoded ? [markEntry(texts.coded, { origin: 'GDELT' })] : []),
    ...(legend.people.length > 0
      ? [sizeEntry(legend.people, texts.size(legend.people), layout.frame.compact)]
      : []),
    ...(legend.hasArrows ? [arrowEntry(texts.arrow)] : []),
    ...(legend.hasDurations ? [lineEntry(texts.inForce)] : []),
    ...legend.uncertainty.map((form) => barEntry(texts[form], form)),
    ...(legend.hasBars ? [densityEntry(texts.density)] : []),
    ...(layout.tension.areas.length > 0 ? [tensionEntry(texts.tension(layout.tension.unit))] : []),
  ];
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

/** Marks for numbers of people, each as large as in the chart. */
function sizeEntry(people: readonly number[], text: string, compact: boolean): LegendEntry {
  const radii = people.map((count) =>
    Math.min(radiusOf({ people_expelled: count }, MARK_PX / 2, compact), LARGE_PX / 2),
  );
  return {
    text,
    samplePx: radii.reduce((sum, radiusPx) => sum + radiusPx * 2 + 3, 0),
    draw(surface, xPx, yPx, palette) {
      let left = xPx;
      for (const radiusPx of radii) {
        drawMark(surface, sampleMark({ kind: 'expulsion' }, left + radiusPx, yPx, radiusPx), palette, 1);
        left += radiusPx * 2 + 3;
      }
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
