import type { ExchangeShow } from '../../domain/analysis/exchange.ts';
import type { Certainty } from '../../domain/analysis/measure.ts';
import type { IndexPeriod, IndexSide } from '../../domain/analysis/tension-index.ts';
import { counted, numbers } from './en-numbers.ts';

const levels = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
});
const percents = new Intl.NumberFormat('en-GB', { style: 'percent' });
/** 49, or 49–52 where some only possibly stand. */
function range(certain: number, possible: number): string {
  return certain === possible
    ? numbers.format(certain)
    : `${numbers.format(certain)}–${numbers.format(possible)}`;
}

/** Words of the views that answer questions. */
export const analysis = {
  range,
  select: (title: string) => `Show “${title}”`,
  more: (count: number) => `Show ${counted(count, 'more', 'more')}`,
  people: (count: number) => counted(count, 'person', 'people'),

  exchanges: {
    title: 'Who answered whom',
    lead: 'What each side did to the other, and what was done in answer. Studies of such pairs find that states answer in kind, but weakly: a link says that somebody read the one act as an answer to the other, not that it was its cause.',
    acts: (other: string, acts: number, answered: number) =>
      `of ${counted(acts, 'act', 'acts')} answered by ${other}: ${numbers.format(answered)}`,
    share: (answered: number, acts: number) => (acts === 0 ? '–' : percents.format(answered / acts)),
    refused: (count: number) => `${counted(count, 'was', 'were')} answered only by a refusal to act`,
    unanswered: (count: number) => `${numbers.format(count)} unanswered`,
    actsMeaning:
      'Acts of one side against the other with a Goldstein score below zero, and its offers; not statements, talks or joint acts, nor what was itself an answer.',
    opens: (opens: number, closes: number, chains: number) =>
      `Opened ${numbers.format(opens)} of ${counted(chains, 'chain', 'chains')}, had the last word in ${numbers.format(closes)}`,
    lagTitle: 'Days from act to answer',
    lagOf: (answering: string, acting: string) => `${answering} in answer to ${acting}`,
    median: (lag: string) => `median ${lag}`,
    quartiles: (lower: string, upper: string) => `half of them between ${lower} and ${upper}`,
    answersCounted: (count: number) => counted(count, 'answer', 'answers'),
    dotsOf: (dots: number, count: number) =>
      dots === count
        ? 'A dot an answer; a bar where dates are coarse. The line is the median, the band half of all answers.'
        : `${numbers.format(dots)} dots stand for ${counted(count, 'answer', 'answers')}, evenly apart in their order. The line is the median, the band half of all answers.`,
    dot: (answer: string, act: string, lag: string) => `“${answer}”: ${lag} after “${act}”`,
    noLags: 'No answer yet',
    ticks: { 0: 'same day', 1: '1 day', 7: 'week', 30: 'month', 365: 'year' } as Readonly<
      Record<number, string>
    >,
    show: {
      all: 'All chains',
      unanswered: 'Unanswered',
      refused: 'Refused',
      errors: 'To mend',
    } satisfies Record<ExchangeShow, string>,
    showLegend: 'Which exchanges to show',
    total: {
      all: (count: number) => counted(count, 'chain', 'chains'),
      unanswered: (count: number) => `${counted(count, 'act', 'acts')} without an answer`,
      refused: (count: number) => `${counted(count, 'chain', 'chains')} with a refusal to act`,
      errors: (count: number) => `${counted(count, 'chain', 'chains')} with a link to mend`,
    } satisfies Record<ExchangeShow, (count: number) => string>,
    none: {
      all: 'No act of this filter is linked with an answer.',
      unanswered: 'Every act of this filter that called for an answer has one.',
      refused: 'Nobody declined to answer here.',
      errors: 'Every link is sound: no answer is older than its act, and none leads in a circle.',
    } satisfies Record<ExchangeShow, string>,
    after: (lag: string, title: string) => `${lag} after “${title}”`,
    same: (title: string) => `on the same day as “${title}”`,
    proportion: (answer: string, act: string) => `${answer} for ${act}`,
    declined: 'declined to act',
    older: (lag: string, title: string) => `Cannot be: ${lag} than “${title}”, which it is said to answer`,
    circular: (title: string) => `Cannot be: answers “${title}”, which in turn answers it`,
    mend: 'Mend the link',
    outside: 'outside the filter',
    since: (days: string) => `${days} without an answer`,
    left: (count: number) => `and ${counted(count, 'more event', 'more events')} in this chain`,
    third: 'Third parties and joint acts',
  },

  inForce: {
    title: (date: string) => `In force on ${date}`,
    now: (date: string) => `In force today, ${date}`,
    date: 'Date',
    dateHelp: 'A day, a month or a year, such as 2021-10-12',
    today: 'Today',
    play: 'Play',
    pause: 'Pause',
    slider: 'Day on which measures stood',
    earlier: 'A month earlier',
    later: 'A month later',
    restrictions: (count: string) => `${count} restrictive measures`,
    restrictionsShort: 'restrictive measures in force',
    others: (count: string) => `${count} agreements, openings and reliefs`,
    othersTitle: 'Agreements, openings and relief',
    peopleShort: 'people ordered out until then',
    missionsShort: 'missions closed or cut until then',
    stepsTitle: 'Restrictive measures in force',
    stepsMeaning:
      'Above the axis those of one side, below it those of the other. Where dates leave it open whether a measure stood, the band is lighter.',
    barsTitle: 'Each measure from its start to its end',
    barsMeaning: (shown: number, total: number) =>
      shown === total
        ? counted(total, 'measure', 'measures')
        : `The ${numbers.format(shown)} most important of ${counted(total, 'measure', 'measures')}`,
    bar: (title: string, since: string, until: string) => `${title}, ${since} – ${until}`,
    stillStands: 'still in force',
    since: (date: string) => `since ${date}`,
    until: (since: string, until: string) => `${since} – ${until}`,
    stands: { certain: 'in force', possible: 'possibly in force' } satisfies Record<Certainty, string>,
    answered: (title: string) => `in answer to “${title}”`,
    ended: (title: string, date: string) => `ended by “${title}”, ${date}`,
    inPart: (title: string, date: string) => `lifted in part by “${title}”, ${date}`,
    wouldLift: (title: string, date: string) => `would be lifted by “${title}”, ${date}`,
    changed: (title: string, date: string) => `changed by “${title}”, ${date}`,
    sources: 'Sources:',
    noSources: 'No source given',
    lifts: (count: number) => `It lifted ${counted(count, 'measure', 'measures')}:`,
    wouldLiftCount: (count: number) => `It would have lifted ${counted(count, 'measure', 'measures')}:`,
    liftsNothing: 'It names no measure. What stood on that day is below.',
    reliefs: 'Offered or lifted that day',
    none: 'Nothing of this filter stood then.',
    noMeasures: 'No event of this filter says that it is or was in force.',
    mostImportant: (shown: number, total: number) =>
      `The ${numbers.format(shown)} most important of ${numbers.format(total)}.`,
    seeThisDay: 'What stood on this day',
    seeOffer: 'What it would lift',
    seeLifted: 'What it lifted',
  },

  tension: {
    title: 'Tension',
    level: (level: number) => levels.format(level).replace('-', '−'),
    recipe: (halfLife: number) =>
      `Each event weighs minus its Goldstein score: conflict counts up, co-operation down. Half of that is left after ${counted(halfLife, 'day', 'days')}. The index is the sum.`,
    weighed: (weights: readonly string[]) =>
      `Your own weights take the place of the scores: ${weights.join(', ')}.`,
    per: { week: 'Week', month: 'Month', year: 'Year' } satisfies Record<IndexPeriod, string>,
    shown: (days: string) => `Shown are the days in view on the timeline: ${days}.`,
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
      'A number from −10 (co-operation) to 10 (conflict) for every event of a kind; empty keeps each event’s own score. They go with the address and with every picture.',
    weightsReset: 'Back to the scores',
    weightOf: (kind: string) => `Weight of ${kind}`,
    weightWrong: 'Write a number from −10 to 10, or leave it empty.',
    side: {
      upper: (name: string) => name,
      lower: (name: string) => name,
      together: () => 'Together',
    } satisfies Record<IndexSide, (name: string) => string>,
    chart: 'Index of tension',
    chartHelp:
      'Arrow keys move from point to point, up and down to another line. Enter lists the events behind it.',
    point: (days: string, side: string, level: string) => `${days}, ${side}: ${level}`,
    behind: (side: string, date: string) => `Behind the level of ${side} on ${date}`,
    behindSum: (level: string, total: number) => `${level}, the sum of ${counted(total, 'event', 'events')}`,
    rest: (count: number, sum: string) => `${counted(count, 'other', 'others')} together: ${sum}`,
    weight: (weight: string, days: string) => `${weight} when it happened, ${days} before`,
    sameDay: (weight: string) => `${weight}, that day`,
    press: 'Press a point to see the events behind it.',
    kinds: 'Events by kind',
    kindMost: (count: number, periods: number, per: IndexPeriod) =>
      `up to ${numbers.format(count)} in ${periods === 1 ? `a ${per}` : `${numbers.format(periods)} ${per}s`}`,
    compare: 'Two periods on one clock',
    compareMeaning: 'Days since an event that you choose for each period.',
    compareStart: (number: 1 | 2): string =>
      number === 1 ? 'First period begins with' : 'Second period begins with',
    compareSelected: 'Take the selected event',
    compareChange: 'Choose another',
    compareFor: 'Days shown',
    compareUnknown: (id: string) => `There is no event “${id}”. Choose another to begin with.`,
    compareDay: (days: number) => `day ${numbers.format(days)}`,
    compareHigher: (a: string, b: string) => `${a} against ${b}`,
    search: 'Find an event by words of its title',
    noneFound: 'No event is found by these words.',
    coverage: 'Coverage',
    coverageState: {
      recorded: 'events recorded',
      nothing: 'looked through, nothing happened',
      unknown: 'nothing recorded, not looked through',
    },
    coverageReviewed: (date: string, reviewer: string) => `looked through on ${date} by ${reviewer}`,
    coverageAdd: 'I looked through a period…',
    coveragePeriod: 'Period',
    coveragePeriodHelp: 'Such as 2018-03 or 2018/2019',
    coverageReviewer: 'Your name',
    coverageNote: 'What you looked through',
    coverageSave: 'Save',
    coverageRemove: (period: string) => `Take away the review of ${period}`,
    coverageNone: 'Nobody has said yet which periods were looked through.',
    empty: 'No event of this filter stands in this window.',
  },
};
