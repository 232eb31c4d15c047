import type { Kind } from '../../domain/events/kind.ts';

/**
 * One glyph per kind, as SVG path data around the origin. Each has about the area of a circle of radius 1, so that none
 * stands out, and is one closed shape, so that marks can be counted.
 */
export const GLYPHS: Readonly<Record<Kind, string>> = {
  /** A disc. Its area shows the number of people. */
  expulsion: 'M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z',
  /** A block: a building. */
  mission: 'M-0.88,-0.88H0.88V0.88H-0.88Z',
  sanctions: 'M0,-1.24L1.24,0L0,1.24L-1.24,0Z',
  /** A triangle pointing down: less pressure. */
  relief: 'M-1.2,-0.82H1.2L0,1.24Z',
  /** A cross. */
  withdrawal:
    'M-0.68,-1.14L0,-0.46L0.68,-1.14L1.14,-0.68L0.46,0L1.14,0.68L0.68,1.14L0,0.46L-0.68,1.14L-1.14,0.68L-0.46,0L-1.14,-0.68Z',
  /** A long table. */
  talks: 'M-0.68,-0.68H0.68A0.68,0.68,0,1,1,0.68,0.68H-0.68A0.68,0.68,0,1,1,-0.68,-0.68Z',
  /** An arrow forward. */
  proposal: 'M-1.02,-1.02H0.1L1.16,0L0.1,1.02H-1.02L-0.1,0Z',
  /** A speech bubble. */
  statement:
    'M-0.8,-1H0.8Q1.14,-1,1.14,-0.66V0.22Q1.14,0.56,0.8,0.56H0.02L-0.6,1.16V0.56H-0.8Q-1.14,0.56,-1.14,0.22V-0.66Q-1.14,-1,-0.8,-1Z',
  /** A hexagon, like a seal. */
  agreement: 'M-0.56,-0.97H0.56L1.12,0L0.56,0.97H-0.56L-1.12,0Z',
  /** An arrow in both directions. */
  exchange: 'M-1.36,0L-0.36,-0.98V-0.38H0.36V-0.98L1.36,0L0.36,0.98V0.38H-0.36V0.98Z',
  /** A four-pointed star. */
  incident: 'M0,-1.42L0.4,-0.4L1.42,0L0.4,0.4L0,1.42L-0.4,0.4L-1.42,0L-0.4,-0.4Z',
  /** A column, as of a courthouse. */
  legal: 'M-1.06,-1.02H1.06V-0.5H0.46V0.5H1.06V1.02H-1.06V0.5H-0.46V-0.5H-1.06Z',
  military: 'M0,-1.24L1.2,0.82H-1.2Z',
};

/** A cluster of events of several kinds: stacked sheets. */
export const CLUSTER_GLYPH = 'M-1.1,-0.95H1.1V-0.45H-1.1ZM-1.1,-0.25H1.1V0.25H-1.1ZM-1.1,0.45H1.1V0.95H-1.1Z';
