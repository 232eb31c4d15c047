import type { ExchangeShow } from '../../../domain/analysis/exchange.ts';
import type { Certainty } from '../../../domain/analysis/measure.ts';
import type { IndexPeriod, IndexSide } from '../../../domain/analysis/tension-index.ts';
import { counted, formatNumber } from '../../../domain/language/numbers-en.ts';

const levels = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
});
const percents = new Intl.NumberFormat('en-GB', { style: 'percent' });

/** 49, or 49–52 if inexact dates leave it open for some. */
function range(certain: number, possible: number): string {
  return certain === possible ? formatNumber(certain) : `${formatNumber(certain)}–${formatNumber(possible)}`;
}

/** Spans of several periods that have a name. */
const PERIOD_NAMES: Readonly<Record<string, string>> = {
  'month 3': 'quarter',
  'month 6': 'half-year',
  'month 12': 'year',
};

/** “month”, “half-year”, “2 months”. */
function periodName(periods: number, per: IndexPeriod): string {
  if (periods === 1) return per;
  return PERIOD_NAMES[`${per} ${periods}`] ?? `${formatNumber(periods)} ${per}s`;
}

/** Texts of the views Exchanges, In force and Tension. */
export const analysis = {
  range,
  more: (count: number) => `Show ${formatNumber(count)} more`,
  people: (count: number) => counted(count, 'person', 'people'),

  exchanges: {
    title: 'Actions and responses',
    lead: 'What each side did, and how the other responded. A link is an analyst’s reading, not proof of cause.',
    share: (responded: number, actions: number) =>
      actions === 0 ? '–' : percents.format(responded / actions),
    responded: (other: string, responded: number, actions: number) =>
      `${other} responded to ${formatNumber(responded)} of ${counted(actions, 'action', 'actions')}`,
    refused: (count: number) => `${formatNumber(count)} only with a decision not to retaliate`,
    unanswered: (count: number) => `${formatNumber(count)} without a response`,
    actionsMeaning:
      'Counts actions against the other side with a negative Goldstein score, and offers to it. Statements, talks, joint events and responses do not count.',
    opens: (opens: number, closes: number, chains: number) =>
      `Started ${formatNumber(opens)} of ${counted(chains, 'exchange', 'exchanges')}, ended ${formatNumber(closes)}`,
    lagTitle: 'Days from action to response',
    lagOf: (responding: string, acting: string) => `${responding} responding to ${acting}`,
    median: (lag: string) => `median ${lag}`,
    quartiles: (lower: string, upper: string) => `middle half ${lower} to ${upper}`,
    responses: (count: number) => counted(count, 'response', 'responses'),
    noResponses: 'No responses yet',
    dotsOf: (dots: number, count: number) =>
      dots === count
        ? 'One dot per response; a bar means the date is imprecise. Line: median. Band: middle half.'
        : `${formatNumber(dots)} dots stand for ${counted(count, 'response', 'responses')}, sampled evenly. Line: median. Band: middle half.`,
    dot: (response: string, action: string, lag: string) => `“${response}”: ${lag} after “${action}”`,
    ticks: { 0: 'same day', 1: '1 day', 7: 'week', 30: 'month', 365: 'year' } as Readonly<
      Record<number, string>
    >,
    show: {
      all: 'All exchanges',
      unanswered: 'No response',
      refused: 'No retaliation',
      errors: 'Needs fixing',
    } satisfies Record<ExchangeShow, string>,
    showLegend: 'Which exchanges to show',
    total: {
      all: (count: number) => counted(count, 'exchange', 'exchanges'),
      unanswered: (count: number) => `${counted(count, 'action', 'actions')} without a response`,
      refused: (count: number) =>
        `${counted(count, 'exchange', 'exchanges')} with a decision not to retaliate`,
      errors: (count: number) => `${counted(count, 'exchange', 'exchanges')} with a link that needs fixing`,
    } satisfies Record<ExchangeShow, (count: number) => string>,
    none: {
      all: 'No matching event is linked to a response.',
      unanswered: 'Every matching action has a response.',
      refused: 'No matching event is a decision not to retaliate.',
      errors: 'All links are valid: no response is older than its action, and no links form a circle.',
    } satisfies Record<ExchangeShow, string>,
    /** `lag` ends in “after”. */
    after: (lag: string, title: string) => `${lag} “${title}”`,
    sameDay: (title: string) => `on the same day as “${title}”`,
    proportion: (response: string, action: string) => `${response} for ${action}`,
    declined: 'chose not to retaliate',
    older: (lag: string, title: string) => `Impossible: ${lag} than “${title}”, which it responds to`,
    circular: (title: string) => `Impossible: responds to “${title}”, which responds to it`,
    fix: 'Fix the link',
    outside: 'outside the filter',
    since: (days: string) => `${days} without a response`,
    left: (count: number) => `and ${counted(count, 'more event', 'more events')} in this exchange`,
    third: 'Third parties and both sides',
  },

  inForce: {
    title: (date: string, isDay: boolean) => `In force ${isDay ? 'on' : 'in'} ${date}`,
    now: (date: string) => `In force today, ${date}`,
    date: 'Date',
    dateHelp: 'A day, a month or a year, such as 2021-10-12',
    today: 'Today',
    play: 'Play',
    pause: 'Pause',
    slider: 'Date shown',
    restrictions: (count: string) => `${count} restrictive measures`,
    restrictionsShort: 'restrictive measures in force',
    othersTitle: 'Agreements, openings and relief',
    peopleShort: 'people expelled by this date',
    missionsShort: 'missions closed or reduced by this date',
    stepsTitle: 'Restrictive measures in force',
    stepsMeaning:
      'One side above the axis, the other below. Lighter where the dates leave it open whether a measure was in force.',
    barsTitle: 'Each measure from start to end',
    barsMeaning: (shown: number, total: number) =>
      shown === total
        ? counted(total, 'measure', 'measures')
        : `The ${formatNumber(shown)} most important of ${counted(total, 'measure', 'measures')}`,
    bar: (title: string, since: string, until: string) => `${title}, ${since} – ${until}`,
    stillInForce: 'still in force',
    since: (date: string) => `since ${date}`,
    until: (since: string, until: string) => `${since} – ${until}`,
    certainty: { certain: 'in force', possible: 'possibly in force' } satisfies Record<Certainty, string>,
    respondsTo: (title: string) => `in response to “${title}”`,
    ended: (title: string, date: string) => `ended by “${title}”, ${date}`,
    inPart: (title: string, date: string) => `partly lifted by “${title}”, ${date}`,
    wouldLift: (title: string, date: string) => `would be lifted by “${title}”, ${date}`,
    changed: (title: string, date: string) => `changed by “${title}”, ${date}`,
    sources: 'Sources:',
    noSources: 'No source',
    lifts: (count: number) => `Lifted ${counted(count, 'measure', 'measures')}:`,
    wouldLiftCount: (count: number) => `Would have lifted ${counted(count, 'measure', 'measures')}:`,
    liftsNothing: 'Names no measure. See below what was in force that day.',
    reliefs: 'Offered or lifted that day',
    none: 'No matching measure was in force then.',
    noMeasures: 'No matching event has a time in force.',
    mostImportant: (shown: number, total: number) =>
      `The ${formatNumber(shown)} most important of ${formatNumber(total)}.`,
    seeThisDay: 'In force that day',
    seeOffer: 'What it would lift',
    seeLifted: 'What it lifted',
  },

  tension: {
    title: 'Tension',
    level: (level: number) => levels.format(level).replace('-', '−'),
    recipe: (halfLife: number) =>
      `Adds up recent events by Goldstein score: conflict raises it, co-operation lowers it. Weight halves every ${halfLife === 1 ? 'day' : counted(halfLife, 'day', 'days')}.`,
    weighed: (weights: readonly string[]) => `Your own weights: ${weights.join(', ')}.`,
    per: { week: 'Week', month: 'Month', year: 'Year' } satisfies Record<IndexPeriod, string>,
    shown: (days: string) => `Shows the same days as the timeline: ${days}.`,
    showWhole: 'Show the whole span',
    perLegend: 'One point for each',
    perGrown: {
      week: 'By week',
      month: 'Too many weeks: by month',
      year: 'Too many months: by year',
    } satisfies Record<IndexPeriod, string>,
    halfLife: 'Half-life',
    days: 'days',
    weights: 'Weights',
    weightsMeaning:
      'A number from −10 (co-operation) to 10 (conflict) for every event of a kind. Leave it empty to use each event’s own score. Weights are part of the address and of every picture.',
    weightsReset: 'Reset to scores',
    weightOf: (kind: string) => `Weight of ${kind}`,
    weightWrong: 'Enter a number from −10 to 10, or leave it empty.',
    side: {
      upper: (name: string) => name,
      lower: (name: string) => name,
      together: () => 'Combined',
    } satisfies Record<IndexSide, (name: string) => string>,
    chart: 'Tension index',
    chartHelp:
      'Left and right arrows move between points, up and down between lines. Enter lists the events of a point.',
    point: (days: string, side: string, level: string) => `${days}, ${side}: ${level}`,
    behind: (side: string, date: string) => `What makes up the index: ${side}, ${date}`,
    behindSum: (level: string, total: number) => `${level}, the sum of ${counted(total, 'event', 'events')}`,
    rest: (count: number, sum: string) => `${counted(count, 'other event', 'other events')}: ${sum}`,
    weight: (weight: string, days: string) => `weight ${weight}, ${days} earlier`,
    sameDay: (weight: string) => `weight ${weight}, the same day`,
    press: 'Click a point to see its events.',
    kinds: 'Events by kind',
    kindMax: (count: number, periods: number, per: IndexPeriod) =>
      `max. ${formatNumber(count)} per ${periodName(periods, per)}`,
    coverage: 'Coverage',
    coverageState: {
      recorded: 'events recorded',
      nothing: 'checked, no events',
      unknown: 'not checked, no events',
    },
    coverageReviewed: (date: string, reviewer: string) => `checked on ${date} by ${reviewer}`,
    coverageAdd: 'Mark a period as checked…',
    coveragePeriod: 'Period',
    coveragePeriodHelp: 'Such as 2018-03 or 2018/2019',
    coverageReviewer: 'Your name',
    coverageNote: 'What you checked',
    coverageSave: 'Save',
    coverageRemove: (period: string) => `Remove the check of ${period}`,
    coverageNone: 'No periods marked as checked yet.',
  },
};
