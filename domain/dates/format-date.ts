import type { Language } from '../language/language.ts';
import type { DateTexts } from './date-text.ts';
import { english } from './date-text-en.ts';
import { russian } from './date-text-ru.ts';
import { type EdtfExpression, type EdtfPoint, readEdtf } from './edtf-expression.ts';

/** Says an EDTF date to a person: `11–13 October 2021`, `about March 2014`. Throws `InvalidInput` as `parseEdtf` does. */
export function formatDate(text: string, language: Language = 'en'): string {
  return sayExpression(readEdtf(text), language === 'ru' ? russian : english);
}

function sayExpression(expression: EdtfExpression, words: DateTexts): string {
  if (expression.kind === 'point') return words.qualified(expression.point, 'alone');
  const { start, end } = expression;
  if (typeof start === 'string') return typeof end === 'string' ? '' : words.until(end, start);
  if (typeof end === 'string') return words.since(start, end);
  if (isQualified(start) || isQualified(end)) {
    return words.qualified(start, 'end') + words.dash + words.qualified(end, 'end');
  }
  return sayInterval(start, end, words);
}

/** Shortened where both ends share a month or a year. */
function sayInterval(start: EdtfPoint, end: EdtfPoint, words: DateTexts): string {
  const whole = words.name(end);
  if (start.one_of === undefined && end.one_of === undefined) {
    if (words.name(start) === whole) return whole;
    if (start.unit === 'year' && end.unit === 'year') return words.years(start.year, end.year);
    if (start.unit === 'month' && end.unit === 'month' && start.year === end.year) {
      return `${words.name(start, 'year')}–${whole}`;
    }
    if (start.unit === 'day' && end.unit === 'day' && start.year === end.year) {
      if (start.month === end.month) return `${words.name(start, 'month and year')}–${whole}`;
      return words.name(start, 'year') + words.dash + whole;
    }
  }
  return words.name(start) + words.dash + whole;
}

function isQualified(point: EdtfPoint): boolean {
  return point.approximate || point.uncertain;
}
