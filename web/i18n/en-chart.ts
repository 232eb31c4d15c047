import type { TensionUnit } from '../../domain/timeline/tension-period.ts';
import { TENSION_UNIT } from './en-timeline.ts';

/** Texts of the options and the explanation of the chart. */
export const chart = {
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
