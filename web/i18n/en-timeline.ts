import type { Side } from '../../domain/parties/side.ts';
import type { TensionUnit } from '../../domain/timeline/tension-period.ts';
import type { SeverityName } from '../timeline/scale/severity-scale.ts';
import { counted, numbers } from './en-numbers.ts';

const UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'per month',
  quarter: 'per quarter',
  year: 'per year',
};
const ONE: Readonly<Record<TensionUnit, string>> = { month: 'A month', quarter: 'A quarter', year: 'A year' };

/** Words of the timeline. */
export const timeline = {
  /** The chart, to a screen reader. */
  chart: 'Timeline of events',
  chartHelp:
    'Left and right arrows move to the previous and next event of the same side, up and down to the other side. Enter opens the event. Plus and minus zoom, 0 shows everything, Home and End go to the first and last event. The table view holds the same events.',
  option: (parts: readonly string[]) => parts.join('. '),
  joint: 'joint acts',
  jointShort: 'joint',
  side: {
    upper: (name: string) => `by ${name}`,
    lower: (name: string) => `by ${name}`,
    joint: () => 'joint act',
    context: () => 'act of a third party',
  } satisfies Record<Side, (name: string) => string>,
  severity: {
    cooperation: 'co-operation',
    neutral: 'neutral',
    strained: 'strained',
    severe: 'severe',
    force: 'force',
  } satisfies Record<SeverityName, string>,

  /** At the left edge: lines of what began before the window. */
  standingBefore: (count: number) => `‹ ${numbers.format(count)} in force from before`,
  /** Answers, and what was answered. */
  outsideFilter: (count: number) => `+${numbers.format(count)} outside the filter`,
  /** On the day that the filter asks about. */
  inForceOn: (date: string) => `in force on ${date}`,
  /** At the top of the tension's scale. */
  tension: (sum: number, unit: TensionUnit) => `area: up to ${numbers.format(sum)} ${UNIT[unit]}`,

  inView: (days: string, count: number) => `${days}: ${counted(count, 'event', 'events')} in view`,
  eventsInView: (count: number) => `${counted(count, 'event', 'events')} in view`,
  expelled: (count: number) => `${counted(count, 'person', 'people')} ordered out`,
  standing: 'still in force',
  stoodUntil: (day: string) => `in force until ${day}`,
  answers: (title: string, later: string) => `Answers “${title}”, ${later}`,
  answeredBy: (title: string, later: string) => `Answered by “${title}”, ${later}`,
  codedBy: (machine: string) => `coded by ${machine}, not reviewed`,
  moreAnswers: (count: number) => `and ${numbers.format(count)} more`,

  /** A bar of very many events. */
  density: {
    events: (count: number) => counted(count, 'event', 'events'),
    severity: (severity: number) =>
      severity > 0 ? `severity ${severity}` : severity < 0 ? `co-operation ${-severity}` : 'neutral',
    kind: (name: string, count: number) => `${name} ${numbers.format(count)}`,
    side: { joint: 'joint acts', context: 'acts of third parties' },
    press: 'Press to look closer',
  },

  /** Events for which there is no room one by one. */
  cluster: {
    title: (count: number) => `${numbers.format(count)} events in one place`,
    more: (count: number) => `and ${numbers.format(count)} more`,
    press: 'Press to see them apart',
  },

  zoom: {
    group: 'Zoom',
    in: 'Zoom in',
    out: 'Zoom out',
    whole: 'Show the whole span',
  },

  overview: {
    label: 'Window of time',
    start: 'Start of the window',
    end: 'End of the window',
  },

  legend: {
    label: 'Kinds of events; press to show only some',
    withCount: (name: string, count: number) => `${name}, ${numbers.format(count)}`,
    all: 'Show all kinds',
  },

  key: {
    open: 'How to read this',
    height:
      'The further from the axis, the more severe the act, by its Goldstein score. Joint acts stand on the axis.',
    tension: (unit: TensionUnit) =>
      `The shaded area adds up the severity of each side’s acts ${UNIT[unit]} (minus their Goldstein scores: co-operation counts against conflict), on its own scale at the right edge. ${ONE[unit]} with fewer than two acts is a gap.`,
    carriedOut: 'Carried out',
    threatened: 'Threatened',
    declined: 'Declined',
    postponed: 'Postponed',
    whisker: {
      lasted: 'Lasted all these days',
      within: 'On one of these days; which is not known',
      about: 'About this date',
    },
    tailEnded: 'In force until then',
    tailStands: 'Still in force',
    arc: 'The arrow leads to the answer; on it, the days until then',
    coded: 'Coded by a machine, not yet reviewed',
    size: 'People ordered out',
    cluster: 'Events with no room one by one: so many in the place of one',
    density: 'Many events: the thicker the bar, the more of them; press one to look closer',
  },

  loading: 'Loading the timeline…',
};
