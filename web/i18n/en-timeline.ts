import { counted, formatNumber } from '../../domain/language/numbers-en.ts';
import type { Side } from '../../domain/parties/side.ts';
import type { TensionUnit } from '../../domain/timeline/tension-period.ts';

const UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'per month',
  quarter: 'per quarter',
  year: 'per year',
};
const ONE: Readonly<Record<TensionUnit, string>> = { month: 'A month', quarter: 'A quarter', year: 'A year' };

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
  joint: 'both sides',
  jointShort: 'both',
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

  /** At the left edge: measures from before the window. */
  startedEarlier: (count: number) => `‹ ${formatNumber(count)} already in force`,
  /** Responses and acts hidden by the filter. */
  outsideFilter: (count: number) => `+${formatNumber(count)} hidden by the filter`,
  /** At the day of the filter `in_force_on`. */
  inForceOn: (date: string) => `in force on ${date}`,
  /** At a tick of the scale for the shaded area. */
  tension: (sum: number, unit: TensionUnit) => `Tension: ${formatNumber(sum)} ${UNIT[unit]}`,

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
    severity: (severity: number) =>
      severity > 0 ? `severity ${severity}` : severity < 0 ? `co-operation ${-severity}` : 'neutral',
    kind: (name: string, count: number) => `${name} ${formatNumber(count)}`,
    side: { joint: 'by both sides', context: 'by third parties' },
    press: 'Click to zoom in',
  },

  /** Several events drawn as one mark. */
  cluster: {
    title: (count: number) => `${counted(count, 'event', 'events')} close together`,
    more: (count: number) => `and ${formatNumber(count)} more`,
    press: 'Click to separate them',
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
    label: 'Kinds of events. Select some to hide the others.',
    withCount: (name: string, count: number) => `${name}, ${formatNumber(count)}`,
  },

  key: {
    open: 'How to read this chart',
    height: 'Distance from the axis is severity, by Goldstein score. Events of both sides are on the axis.',
    tension: (unit: TensionUnit) =>
      `Shading is tension: the severity of each side’s events added up ${UNIT[unit]}, less its co-operation. Its scale is at the right edge. ${ONE[unit]} with fewer than two events is left blank.`,
    uncertainty: {
      lasted: 'Lasted for these days',
      within: 'Exact day unknown',
      about: 'Approximate date',
    },
    inForceUntil: 'In force until the end of the line',
    stillInForce: 'Still in force',
    arrow: 'From an event to its response, with the days between',
    coded: 'Machine-coded, not yet reviewed',
    size: 'The more people expelled, the larger',
    cluster: '×4: four events too close to draw apart',
    density: 'Bars stand for many events: the thicker, the more. Click one to zoom in.',
  },

  loading: 'Loading timeline…',
};
