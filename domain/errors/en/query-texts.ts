import { counted, formatNumber } from '../../language/numbers-en.ts';
import type { QueryErrorParams } from '../codes/query-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const queryTexts: TextsOf<QueryErrorParams> = {
  'several-errors': ({ count }) =>
    `The request has ${counted(count, 'error', 'errors')}. See errors for each of them.`,
  'parameter-unknown': ({ parameter, known }) =>
    known.length === 0
      ? `Unknown parameter “${parameter}”. This request takes none.`
      : `Unknown parameter “${parameter}”. Use ${known.join(', ')}.`,
  'parameter-repeated': ({ parameter }) => `Give ${parameter} once.`,
  'parameter-with-too-many-values': ({ max }) => `Give at most ${max} values.`,
  'parameter-with-nul': 'Remove the NUL character.',
  'parameter-value-unknown': ({ parameter, value, choices }) =>
    `Unknown ${parameter} “${value}”. Choose from ${choices.join(', ')}.`,
  'sides-invalid': 'Name two different parties, such as US,RU.',
  'range-reversed': 'The end is before the start. Swap the two dates.',
  'number-range-invalid': 'Give a number such as 60, or a range such as 10..50, 51.. or ..10.',
  'number-range-reversed': 'The range ends before it starts, or at 0. Write the lower number first.',
  'single-day-needed': 'Give one day, such as 2018-03-31.',
  'weight-kind-unknown': ({ kind, choices }) => `Unknown kind “${kind}”. Choose from ${choices.join(', ')}.`,
  'weight-invalid': ({ kind }) =>
    `The weight of ${kind} is not a number from −10 to 10. Write it as ${kind}:4.5.`,
  'weight-repeated': ({ kind }) => `Give the weight of ${kind} once.`,
  'window-invalid': ({ text }) =>
    `“${text}” is not a span of days. Write two days, such as 2018-01-01/2018-12-31.`,
  'window-too-long': 'This span is too long. Give two days closer together, such as 2016-01-01/2018-12-31.',
  'form-event-missing': 'The address does not name the event of the form. Add event=… to it.',
  'sort-without-text': 'Sorting by relevance needs a search text. Give q, or choose another sort.',
  'cursor-invalid': 'This cursor is not valid. Leave it out to begin at the first page.',
  'cursor-of-another-list':
    'This cursor belongs to another filter or sort order. Leave it out to begin at the first page.',
  'chronology-too-long': ({ max, total }) =>
    `A chronology has at most ${formatNumber(max)} events, and this filter matches ${formatNumber(total)}. Narrow the filter, for example by date.`,
};
