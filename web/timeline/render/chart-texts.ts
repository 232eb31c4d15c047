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
  /** The event of a title, or the response of a number of days. */
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

/** The texts of the chart that are neither dates nor titles. */
export interface ChartMessages {
  readonly severity: Readonly<Record<SeverityName, string>>;
  readonly joint: string;
  readonly jointShort: string;
  readonly sideName: (side: keyof Sides) => string;
  /** The value at the tick of the tension scale, and the period it is added up over. */
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

export function textsOf(
  layout: TimelineLayout,
  messages: ChartMessages,
  measureSide: MeasureText,
): ChartText[] {
  const { frame, ticks, labels, notes, counts, lags } = layout;
  const below = frame.plot.bottom;
  const names = sideTexts(frame, messages, measureSide);
  return [
    ...ticks.labels.map(
      ({ text, xPx, startsPeriod }): ChartText => ({
        key: `tick ${text} ${Math.round(layout.scale.dayAt(xPx))}`,
        role: startsPeriod ? 'opens' : 'tick',
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
    ...severityTexts(frame, messages, names),
    ...names,
    ...tensionTexts(layout, messages),
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
      ({ link, text, box }): ChartText => ({
        key: `lag ${link.act} ${link.answer}`,
        role: 'lag',
        eventId: link.answer,
        lines: [text],
        xPx: (box.left + box.right) / 2,
        topPx: box.top,
        align: 'middle',
      }),
    ),
  ];
}

/** The labels of the severity scale, except those that a side's name would cover. */
function severityTexts(frame: Frame, messages: ChartMessages, names: readonly ChartText[]): ChartText[] {
  const { plot, axisYPx, compact } = frame;
  const xPx = plot.left - (compact ? 6 : MARGIN_GAP_PX);
  const { linePx } = TEXT_STYLE.severity;
  const align = 'end';
  const texts = (['upper', 'lower'] as const).flatMap((side) =>
    NAMED_SEVERITIES.filter(([severity]) => !compact || severity >= 4).map(
      ([severity, name]): ChartText => ({
        key: `severity ${side} ${severity}`,
        role: 'severity',
        lines: [messages.severity[name]],
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
      lines: [compact ? messages.jointShort : messages.joint],
      xPx,
      topPx: axisYPx - linePx / 2,
      align,
    },
  ];
}

/** Beside the ticks of the tension scale, on both sides of the axis; on a phone only above it. */
function tensionTexts(
  { frame, tension: { peak, unit } }: TimelineLayout,
  messages: ChartMessages,
): ChartText[] {
  if (!peak) return [];
  const { linePx } = TEXT_STYLE.tension;
  const sides = frame.compact ? (['upper'] as const) : (['upper', 'lower'] as const);
  return sides.map((side) => ({
    key: `tension ${side}`,
    role: 'tension',
    lines: [messages.tension(peak.sum, unit)],
    xPx: frame.plot.right - 2,
    // Just inside the outermost line, where the fewest marks are.
    topPx: frame.axisYPx + (side === 'upper' ? 1 - peak.distancePx : peak.distancePx - linePx - 1),
    align: 'end',
  }));
}

const MARGIN_GAP_PX = 10;
const COMPACT_INSET_PX = 4;

/** The names of the sides: in the margin, one word per line if they are long. On a phone, above and at the bottom of the plot. */
function sideTexts(frame: Frame, messages: ChartMessages, measure: MeasureText): ChartText[] {
  const { plot, compact } = frame;
  const { linePx } = TEXT_STYLE['side-upper'];
  return (['upper', 'lower'] as const).map((side) => {
    const name = messages.sideName(side);
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

/** Draws the texts on a surface, for pictures. On the page they are HTML. */
export function drawTexts(
  surface: Surface,
  texts: readonly ChartText[],
  palette: Palette,
  measure: Measures,
): void {
  const measureByRole: Partial<Record<TextRole, MeasureText>> = {
    label: measure.label,
    lag: measure.lag,
    'side-upper': measure.side,
    'side-lower': measure.side,
  };
  for (const { role, lines, xPx, topPx, align } of texts) {
    const { sizePx, linePx, weight, ink, halo } = TEXT_STYLE[role];
    const lengthOf = measureByRole[role];
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

/** Distance from the middle of a line to its baseline, as a share of the font size. */
const CAP_MIDDLE = 0.35;
