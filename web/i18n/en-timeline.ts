import { counted, formatNumber } from '../../domain/language/numbers-en.ts';
import type { Side } from '../../domain/parties/side.ts';
import type { TensionUnit } from '../../domain/timeline/tension-period.ts';

export const TENSION_UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'per month',
  quarter: 'per quarter',
  year: 'per year',
};

export type HeadlineKind = 'expulsion' | 'sanctions' | 'talks' | 'agreement';
export interface HeadlineKindCount {
  readonly events: number;
  readonly people: number;
}
export interface HeadlineCount {
  readonly total: number;
  readonly isExact: boolean;
  /** Numbers of some kinds, as texts. */
  readonly parts: readonly string[];
  readonly machineCoded: number;
}

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

  /** The sentences above the chart. */
  headline: {
    relation: (upper: string, lower: string) => `${upper} and ${lower}`,
    filtered: (place: string, filter: string) => `${place} (${filter})`,
    subject: (place: string, count: string) => `${place}: ${count}.`,
    count: ({ total, isExact, parts, machineCoded }: HeadlineCount) => {
      if (total === 0) return 'no events';
      const events = `${isExact ? '' : 'about '}${counted(total, 'event', 'events')}`;
      const coded = machineCoded > 0 ? `, ${formatNumber(machineCoded)} of them machine-coded` : '';
      return `${events}${coded}${parts.length > 0 ? `, including ${parts.join(' and ')}` : ''}`;
    },
    kind: {
      expulsion: ({ events, people }) =>
        `${counted(events, 'expulsion', 'expulsions')}${people > 0 ? ` of ${counted(people, 'person', 'people')}` : ''}`,
      sanctions: ({ events }) => counted(events, 'sanctions decision', 'sanctions decisions'),
      talks: ({ events }) => counted(events, 'round of talks', 'rounds of talks'),
      agreement: ({ events }) => counted(events, 'agreement', 'agreements'),
    } satisfies Record<HeadlineKind, (count: HeadlineKindCount) => string>,
    tensest: {
      year: (year: string) => `Most tense year: ${year}.`,
      month: (month: string) => `Most tense month: ${month}.`,
    },
    /** Before the title of an event, and its actor if the title does not name it. */
    event: {
      only: (actor: string | undefined) => (actor === undefined ? '' : `${actor}: `),
      latest: (actor: string | undefined) => (actor === undefined ? 'Latest: ' : `Latest (${actor}): `),
      key: (actor: string | undefined) => (actor === undefined ? 'Key event: ' : `Key event (${actor}): `),
    },
    dated: (date: string, machine: string | undefined) =>
      `, ${date}${machine === undefined ? '' : ` (machine-coded by ${machine})`}.`,
  },

  /** The buttons that show the last years. */
  range: {
    group: 'Show the latest',
    years: (count: number) => `${count}y`,
    yearsLong: (count: number) => (count === 1 ? 'Latest year' : `Latest ${count} years`),
    all: 'All',
    allLong: 'All days',
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

  /** A bar that stands for many events. */
  density: {
    events: (count: number) => counted(count, 'event', 'events'),
    kind: (name: string, count: number) => `${name} ${formatNumber(count)}`,
    side: { joint: 'by both sides', context: 'by third parties' },
    press: 'Click to zoom in',
  },

  zoom: {
    group: 'Zoom',
    in: 'Zoom in',
    out: 'Zoom out',
    whole: 'Show all days',
  },

  overview: {
    label: 'Visible period',
    start: 'Start of the visible period',
    end: 'End of the visible period',
  },

  legend: {
    label: 'Families of events. Select one to hide the others.',
    people: 'people expelled',
    coded: 'machine-coded',
    withCount: (name: string, count: number) => `${name}, ${formatNumber(count)}`,
  },

  loading: 'Loading timeline…',
};
