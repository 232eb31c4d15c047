import type { Side, Sides } from '../../../domain/parties/side.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import { bandNameBox, severityYPx } from '../layout/bands.ts';
import type { TimelineLayout } from '../layout/layout-request.ts';
import { LABEL_LINE_PX, LARGE_LABEL_LINE_PX } from '../layout/titles/label-size.ts';
import { ERA_ROW_PX } from '../scale/frame.ts';
import { NAMED_SEVERITIES, type SeverityName } from '../scale/severity-scale.ts';
import type { MeasureText } from '../scale/ticks.ts';

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
  | 'era'
  | 'era-row'
  | 'label'
  | 'strong-label'
  | 'large-label'
  | 'large-strong-label'
  | 'note'
  | 'lag';

/** The texts of the chart that are neither dates nor titles. */
export interface ChartMessages {
  readonly severity: Readonly<Record<SeverityName, string>>;
  readonly joint: string;
  readonly context: string;
  readonly sideName: (side: keyof Sides) => string;
  /** Name of the tension strip, in two lines. */
  readonly tension: (unit: TensionUnit) => readonly string[];
  /** The same on a phone, with the end of the scale. */
  readonly tensionUpTo: (unit: TensionUnit, sum: number) => string;
  readonly number: (value: number) => string;
}

export const TEXT_STYLE: Readonly<
  Record<
    TextRole,
    {
      sizePx: number;
      linePx: number;
      weight: number;
      ink: 'ink' | 'ink2' | 'ink3';
      halo: boolean;
    }
  >
> = {
  tick: { sizePx: 12, linePx: 16, weight: 400, ink: 'ink2', halo: false },
  opens: { sizePx: 12, linePx: 16, weight: 600, ink: 'ink2', halo: false },
  context: { sizePx: 12, linePx: 16, weight: 600, ink: 'ink2', halo: false },
  severity: { sizePx: 11.5, linePx: 14, weight: 400, ink: 'ink3', halo: true },
  joint: { sizePx: 13, linePx: 16, weight: 600, ink: 'ink', halo: true },
  'side-upper': { sizePx: 13, linePx: 16, weight: 600, ink: 'ink', halo: true },
  'side-lower': { sizePx: 13, linePx: 16, weight: 600, ink: 'ink', halo: true },
  tension: { sizePx: 11, linePx: 14, weight: 400, ink: 'ink3', halo: false },
  era: { sizePx: 11, linePx: 14, weight: 500, ink: 'ink2', halo: false },
  'era-row': { sizePx: 11, linePx: 14, weight: 400, ink: 'ink3', halo: false },
  label: { sizePx: 12, linePx: LABEL_LINE_PX, weight: 450, ink: 'ink', halo: true },
  'strong-label': { sizePx: 12, linePx: LABEL_LINE_PX, weight: 650, ink: 'ink', halo: true },
  'large-label': { sizePx: 15, linePx: LARGE_LABEL_LINE_PX, weight: 450, ink: 'ink', halo: true },
  'large-strong-label': { sizePx: 15, linePx: LARGE_LABEL_LINE_PX, weight: 650, ink: 'ink', halo: true },
  note: { sizePx: 11, linePx: 14, weight: 500, ink: 'ink2', halo: true },
  lag: { sizePx: 12, linePx: 14, weight: 500, ink: 'ink2', halo: true },
};

export function textsOf(
  layout: TimelineLayout,
  messages: ChartMessages,
  measureSide: MeasureText,
): ChartText[] {
  const { frame, ticks, labels, notes, lags } = layout;
  const below = frame.plot.bottom;
  const names = bandTexts(layout, messages, measureSide);
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
    ...eraTexts(layout, messages),
    ...severityTexts(layout, messages, names),
    ...names,
    ...tensionTexts(layout, messages),
    ...labels.map(
      ({ id, lines, box, align, isStrong, isLarge }): ChartText => ({
        key: `label ${id}`,
        role: `${isLarge ? 'large-' : ''}${isStrong ? 'strong-' : ''}label`,
        eventId: id,
        lines,
        xPx: align === 'start' ? box.left : align === 'end' ? box.right : (box.left + box.right) / 2,
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

/** The names of eras, and beside each row the side that it is about. */
function eraTexts({ eras, frame }: TimelineLayout, messages: ChartMessages): ChartText[] {
  const { linePx } = TEXT_STYLE.era;
  return eras.flatMap(({ side, top, eras: placed }, row) => {
    const topPx = top + (ERA_ROW_PX - linePx) / 2;
    const names = placed.flatMap(({ id, label }): ChartText[] =>
      label
        ? [
            {
              key: `era ${row} ${id}`,
              role: 'era',
              lines: [label.text],
              xPx: label.leftPx,
              topPx,
              align: 'start',
            },
          ]
        : [],
    );
    if (side === undefined) return names;
    const xPx = frame.eras.left - MARGIN_GAP_PX;
    const name = messages.sideName(side);
    return [...names, { key: `era row ${row}`, role: 'era-row', lines: [name], xPx, topPx, align: 'end' }];
  });
}

const MARGIN_GAP_PX = 10;

/** The scale of the severity layout, except what a band's name would cover; in the margin, so not on a phone. */
function severityTexts(
  { frame, bands }: TimelineLayout,
  messages: ChartMessages,
  names: readonly ChartText[],
): ChartText[] {
  if (bands.layout !== 'severity' || frame.compact) return [];
  const { linePx } = TEXT_STYLE.severity;
  return (['upper', 'lower'] as const).flatMap((side) =>
    NAMED_SEVERITIES.map(
      ([severity, name]): ChartText => ({
        key: `severity ${side} ${severity}`,
        role: 'severity',
        lines: [messages.severity[name]],
        xPx: frame.plot.left - MARGIN_GAP_PX,
        topPx: severityYPx(bands, side, severity) - linePx / 2,
        align: 'end',
      }),
    ).filter(
      ({ topPx }) =>
        !names.some((name) => {
          const endPx = name.topPx + name.lines.length * TEXT_STYLE[name.role].linePx;
          return topPx < endPx && name.topPx < topPx + linePx;
        }),
    ),
  );
}

/** The names of the bands: in the margin, one word per line if they are long; on a phone in the upper left corner. */
function bandTexts(
  { frame, bands }: TimelineLayout,
  messages: ChartMessages,
  measure: MeasureText,
): ChartText[] {
  const { plot, compact } = frame;
  const rows: readonly (readonly [Side, TextRole, string])[] = [
    ['upper', 'side-upper', messages.sideName('upper')],
    ['joint', 'joint', messages.joint],
    ['lower', 'side-lower', messages.sideName('lower')],
    ['context', 'joint', messages.context],
  ];
  return rows.flatMap(([side, role, name]): ChartText[] => {
    const band = bands[side];
    const { linePx } = TEXT_STYLE[role];
    if (band.bottom - band.top < linePx) return [];
    if (compact) {
      return [
        {
          key: `side ${side}`,
          role,
          lines: [name],
          xPx: plot.left + 2,
          topPx: bandNameBox(bands, side, 0, linePx).top,
          align: 'start',
        },
      ];
    }
    const isShort = measure(name) <= plot.left - MARGIN_GAP_PX * 1.5;
    const lines = isShort ? [name] : name.split(' ');
    const isAtEdge = bands.layout === 'severity' && side !== 'joint';
    const heightPx = lines.length * linePx;
    const middle = (band.top + band.bottom - heightPx) / 2;
    const edge = side === 'upper' ? band.top - 2 : band.bottom - heightPx;
    return [
      {
        key: `side ${side}`,
        role,
        lines,
        xPx: plot.left - MARGIN_GAP_PX,
        topPx: isAtEdge ? edge : middle,
        align: 'end',
      },
    ];
  });
}

/** The name of the tension strip at its left, and both ends of its scale at its right. On a phone, one line above it. */
function tensionTexts({ frame, tension }: TimelineLayout, messages: ChartMessages): ChartText[] {
  const { peak, unit, middleYPx } = tension;
  if (peak === undefined) return [];
  const { left, right, top, bottom } = frame.tension;
  const { linePx } = TEXT_STYLE.tension;
  const text = (key: string, part: Pick<ChartText, 'lines' | 'xPx' | 'topPx' | 'align'>): ChartText => ({
    key: `tension ${key}`,
    role: 'tension',
    ...part,
  });
  if (frame.compact) {
    const line = messages.tensionUpTo(unit, peak);
    return [text('name', { lines: [line], xPx: left, topPx: top - linePx - 1, align: 'start' })];
  }
  const number = [messages.number(peak)];
  const atRight = { lines: number, xPx: right + SCALE_GAP_PX, align: 'start' as const };
  return [
    text('name', {
      lines: messages.tension(unit),
      xPx: left - MARGIN_GAP_PX,
      topPx: middleYPx - linePx,
      align: 'end',
    }),
    text('top', { ...atRight, topPx: top - 3 }),
    text('bottom', { ...atRight, topPx: bottom - linePx + 3 }),
  ];
}

const SCALE_GAP_PX = 5;
