import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';
import type { Side } from '../../../domain/parties/side.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';

export const TENSION_UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'per month',
  quarter: 'per quarter',
  year: 'per year',
};

/** Texts of the timeline view. */
export const timeline = {
  /** Name and description of the chart for screen readers. */
  chart: 'Timeline of events',
  chartHelp:
    'Left and right arrows move to the previous and next event of the same side, up and down to the other side. Enter opens the event. Plus and minus zoom, 0 shows everything, Home and End go to the first and last event. The table view lists the same events.',
  option: (parts: readonly string[]) => parts.join('. '),
  joint: 'Joint',
  thirdParties: 'Third parties',
  side: {
    upper: (name: string) => `by ${name}`,
    lower: (name: string) => `by ${name}`,
    joint: () => 'by both sides',
    context: () => 'by a third party',
  } satisfies Record<Side, (name: string) => string>,
  severity: {
    cooperation: 'co-operation',
    neutral: 'neutral',
    strained: 'strained',
    severe: 'severe',
    force: 'force',
  },

  /** Responses and acts hidden by the filter. */
  outsideFilter: (count: number) => `+${formatNumber(count)} hidden by the filter`,
  /** At the day of the filter `in_force_on`. */
  inForceOn: (date: string) => `in force on ${date}`,
  /** The strip above the chart, and its scale. */
  tension: (unit: TensionUnit) => ['Tension', TENSION_UNIT[unit]],
  tensionUpTo: (unit: TensionUnit, sum: number) =>
    `Tension ${TENSION_UNIT[unit]}, up to ${formatNumber(sum)}`,

  expelled: (count: number) => `${counted(count, 'person', 'people')} expelled`,
  stillInForce: 'still in force',
  inForceUntil: (day: string) => `in force until ${day}`,
  respondsTo: (title: string, later: string) => `Response to “${title}”, ${later}`,
  response: (title: string, later: string) => `Response: “${title}”, ${later}`,
  codedBy: (machine: string) => `machine-coded by ${machine}, not reviewed`,
  moreResponses: (count: number) => `and ${formatNumber(count)} more`,

  loading: 'Loading timeline…',
};
