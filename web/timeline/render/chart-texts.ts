import type { Sides } from '../../../domain/parties/side.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import type { Surface } from '../../drawing/surface.ts';
import { LABEL_LINE_PX, type Measures, type TimelineLayout } from '../layout/layout.ts';
import type { Frame } from '../scale/frame.ts';
import { NAMED_SEVERITIES, type SeverityName, severityYPx } from '../scale/severity-scale.ts';
import type { MeasureText } from '../scale/ticks.ts';
import type { Palette } from './palette.ts';

/** A text of the chart; `xPx` is its left edge, middle or right edge by `align`, `topPx` the top of its first line. */
export interface ChartText {
  readonly key: string;
  readonly role: TextRole;
  readonly lines: readonly string[];
  readonly xPx: number;
  readonly topPx: number;
  readonly align: 'start' | 'middle' | 'end';
  /** Whose title it is, or whose answer it counts the days to. */
  readonly eventId?: string;
}

export type TextRole =
  | 'tick'
  | 'opens'
  | 'context'
  | 'severity'
  | 'side-upper'
  | 'side-lower'
  | 'joint'
  | 'tension'
  | 'label'
  | 'count'
  | 'note'
  | 'lag';

/** The words of the chart that are neither dates nor titles. */
export interface ChartMessages {
  readonly severity: Readonly<Record<SeverityName, string>>;
  readonly joint: string;
  readonly jointShort: string;
  readonly sideName: (side: keyof Sides) => string;
  /** What the tension's scale reaches, and over how long it adds up. */
  readonly tension: (sum: number, unit: TensionUnit) => string;
}

export const TEXT_STYLE: Readonly<
  Record<
    TextRole,
    {
      sizePx: number;
      linePx: number;
      weight: number;
      ink: 'ink' | 'ink2' | 'ink3' | 'upper' | 'lower';
      halo: boolean;
    }
  >
> = {
  tick: { sizePx: 12, linePx: 16, weight: 400, ink: 'ink3', halo: false },
  opens: { sizePx: 12, linePx: 16, weight: 600, ink: 'ink2', halo: false },
  context: { sizePx: 12, linePx: 16, weight: 600, ink: 'ink2', halo: false },
  severity: { sizePx: 11.5, linePx: 14, weight: 400, ink: 'ink3', halo: true },
  joint: { sizePx: 11.5, linePx: 14, weight: 500, ink: 'ink2', halo: true },
  'side-upper': { sizePx: 15, linePx: 18, weight: 600, ink: 'upper', halo: true },
  'side-lower': { sizePx: 15, linePx: 18, weight: 600, ink: 'lower', halo: true },
  tension: { sizePx: 11, linePx: 14, weight: 400, ink: 'ink3', halo: true },
  label: { sizePx: 12, linePx: LABEL_LINE_PX, weight: 450, ink: 'ink', halo: true },
  count: { sizePx: 11, linePx: 14, weight: 600, ink: 'ink', halo: true },
  note: { sizePx: 11, linePx: 14, weight: 500, ink: 'ink2', halo: true },
  lag: { sizePx: 11, linePx: 14, weight: 500, ink: 'ink2', halo: true },
};

export function textsOf(layout: TimelineLayout, words: ChartMessages, measureSide: MeasureText): ChartText[] {
  const { frame, ticks, labels, notes, counts, lags } = layout;
  const below = frame.plot.bottom;
  const names = sideTexts(frame, words, measureSide);
  return [
    ...ticks.labels.map(
      ({ text, xPx, opens }): ChartText => ({
        key: `tick ${text} ${Math.round(layout.scale.dayAt(xPx))}`,
        role: opens ? 'opens' : 'tick',
        lines: [text],
        xPx,
        topPx: below + 5,
        align: 'start',
      }),
    ),
    ...ticks.contexts.map(
      ({ text, xPx }): ChartText => ({
        key: `context ${text}`,
        role: 'context',
        lines: [text],
        xPx,
        topPx: below + 20,
        align: 'start',
      }),
    ),
    ...severityTexts(frame, words, names),
    ...names,
    ...tensionTexts(layout, words),
    ...labels.map(
      ({ id, lines, box, align }): ChartText => ({
        key: `label ${id}`,
        role: 'label',
        eventId: id,
        lines,
        xPx: align === 'start' ? box.left : box.right,
        topPx: box.top,
        align,
      }),
    ),
    ...notes.map(
      ({ key, text, box, align }): ChartText => ({
        key: `note ${key}`,
        role: 'note',
        lines: [text],
        xPx: align === 'start' ? box.left : box.right,
        topPx: box.top,
        align,
      }),
    ),
    ...counts.map(
      ({ id, count, box }): ChartText => ({
        key: `count ${id}`,
        role: 'count',
        eventId: id,
        lines: [`×${count}`],
        xPx: box.left,
        topPx: box.top,
        align: 'start',
      }),
    ),
    ...lags.map(
      ({ arc, text, box }): ChartText => ({
        key: `lag ${arc.act} ${arc.answer}`,
        role: 'lag',
        eventId: arc.answer,
        lines: [text],
        xPx: (box.left + box.right) / 2,
        topPx: box.top,
        align: 'middle',
      }),
    ),
  ];
}

/** The words of the severity scale; one that a side's name stands upon is left out. */
function severityTexts(frame: Frame, words: ChartMessages, names: readonly ChartText[]): ChartText[] {
  const { plot, axisYPx, compact } = frame;
  const xPx = plot.left - (compact ? 6 : MARGIN_GAP_PX);
  const { linePx } = TEXT_STYLE.severity;
  const align = 'end';
  const texts = (['upper', 'lower'] as const).flatMap((side) =>
    NAMED_SEVERITIES.filter(([severity]) => !compact || severity >= 4).map(
      ([severity, word]): ChartText => ({
        key: `severity ${side} ${severity}`,
        role: 'severity',
        lines: [words.severity[word]],
        xPx,
        topPx: severityYPx(side, severity, frame) - linePx / 2,
        align,
      }),
    ),
  );
  const isClear = ({ topPx }: ChartText) =>
    !names.some((name) => {
      const endPx = name.topPx + name.lines.length * TEXT_STYLE[name.role].linePx;
      return topPx < endPx && name.topPx < topPx + linePx;
    });
  return [
    ...texts.filter(isClear),
    {
      key: 'joint',
      role: 'joint',
      lines: [compact ? words.jointShort : words.joint],
      xPx,
      topPx: axisYPx - linePx / 2,
      align,
    },
  ];
}

/** At the round sum of the tension's own scale, on both sides of the axis; where there is little room on one. */
function tensionTexts({ frame, tension: { peak, unit } }: TimelineLayout, words: ChartMessages): ChartText[] {
  if (!peak) return [];
  const { linePx } = TEXT_STYLE.tension;
  const sides = frame.compact ? (['upper'] as const) : (['upper', 'lower'] as const);
  return sides.map((side) => ({
    key: `tension ${side}`,
    role: 'tension',
    lines: [words.tension(peak.sum, unit)],
    xPx: frame.plot.right - 2,
    // Just inside the outermost line, where the fewest marks are.
    topPx: frame.axisYPx + (side === 'upper' ? 1 - peak.distancePx : peak.distancePx - linePx - 1),
    align: 'end',
  }));
}

const MARGIN_GAP_PX = 10;
const COMPACT_INSET_PX = 4;

/** A side's name: in the margin, broken between words where it is long; above and at the foot of the plot where it is narrow. */
function sideTexts(frame: Frame, words: ChartMessages, measure: MeasureText): ChartText[] {
  const { plot, compact } = frame;
  const { linePx } = TEXT_STYLE['side-upper'];
  return (['upper', 'lower'] as const).map((side) => {
    const name = words.sideName(side);
    const isShort = compact || measure(name) <= plot.left - MARGIN_GAP_PX;
    const lines = isShort ? [name] : name.split(' ');
    const heightPx = lines.length * linePx;
    return {
      key: `side ${side}`,
      role: side === 'upper' ? 'side-upper' : 'side-lower',
      lines,
      xPx: compact ? COMPACT_INSET_PX : plot.left - MARGIN_GAP_PX,
      topPx: side === 'upper' ? (compact ? plot.top - linePx - 2 : plot.top - 2) : plot.bottom - heightPx + 2,
      align: compact ? 'start' : 'end',
    };
  });
}

/** Draws the texts where there is no page to hold them: in an exported picture. */
export function drawTexts(
  surface: Surface,
  texts: readonly ChartText[],
  palette: Palette,
  measure: Measures,
): void {
  const measured: Partial<Record<TextRole, MeasureText>> = {
    label: measure.label,
    lag: measure.lag,
    'side-upper': measure.side,
    'side-lower': measure.side,
  };
  for (const { role, lines, xPx, topPx, align } of texts) {
    const { sizePx, linePx, weight, ink, halo } = TEXT_STYLE[role];
    const lengthOf = measured[role];
    for (const [index, line] of lines.entries()) {
      const baselinePx = topPx + linePx * (index + 0.5) + sizePx * CAP_MIDDLE;
      surface.text(line, xPx, baselinePx, {
        fill: palette[ink],
        sizePx,
        weight,
        align,
        ...(lengthOf && { lengthPx: lengthOf(line) }),
        ...(halo && { halo: palette.paper }),
      });
    }
  }
}

/** From the middle of a line down to its baseline, as a share of the type's size. */
const CAP_MIDDLE = 0.35;
