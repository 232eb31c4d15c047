import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import { TENSION_UNIT } from './timeline.ts';

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

/** Texts of the headline, the options and the explanation of the chart. */
export const chart = {
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

  zoom: {
    group: 'Zoom',
    in: 'Zoom in',
    out: 'Zoom out',
    whole: 'Show all days',
    select: 'Select the events of these days in the table',
  },

  legend: {
    label: 'Families of events. Select one to hide the others.',
    people: 'people expelled',
    coded: 'machine-coded',
    withCount: (name: string, count: number) => `${name}, ${formatNumber(count)}`,
  },

  overview: {
    label: 'Visible period',
    start: 'Start of the visible period',
    end: 'End of the visible period',
  },

  /** A bar that stands for many events. */
  density: {
    events: (count: number) => counted(count, 'event', 'events'),
    kind: (name: string, count: number) => `${name} ${formatNumber(count)}`,
    side: { joint: 'by both sides', context: 'by third parties' },
    press: 'Click to zoom in',
  },

  options: {
    open: 'Chart options',
    layout: 'Arrangement',
    layouts: {
      titles: { name: 'Titles', hint: 'as many titles as have room' },
      severity: { name: 'Severity', hint: 'height shows the Goldstein score' },
    },
    layers: 'Also show',
    layer: {
      in_force: { name: 'Measures in force', hint: 'a line until each ends' },
      third_parties: { name: 'Third parties', hint: 'acts by neither side' },
      exchange: { name: 'Whole exchanges', hint: 'all responses connected with the selected event' },
    },
  },

  key: {
    open: 'How to read this chart',
    bands:
      'Each side has its own band; joint events are in the middle. Colour shows the family of an event. The most important events have titles, the others are small dots.',
    height:
      'Severe events are rather at the outer edge of their band. In the severity layout, height is severity by Goldstein score.',
    tension: (unit: TensionUnit) =>
      `The strip above is tension: the severity of each side’s events added up ${TENSION_UNIT[unit]}, less its co-operation.`,
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
    density: 'Bars stand for many events: the higher, the more. Click one to zoom in.',
  },
};
