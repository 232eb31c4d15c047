import type { Language } from '../language/language.ts';
import type { DateTexts } from './date-text.ts';
import { english } from './date-text-en.ts';
import { russian } from './date-text-ru.ts';
import { type EdtfExpression, type EdtfPoint, readEdtf } from './edtf-expression.ts';

/** Formats an EDTF date for people: `11–13 October 2021`, `about March 2014`. Throws `InvalidInput` as `parseEdtf` does. */
export function formatDate(text: string, language: Language = 'en'): string {
  return formatExpression(readEdtf(text), language === 'ru' ? russian : english);
}

function formatExpression(expression: EdtfExpression, texts: DateTexts): string {
  if (expression.kind === 'point') return texts.qualified(expression.point, 'alone');
  const { start, end } = expression;
  if (typeof start === 'string') return typeof end === 'string' ? '' : texts.until(end, start);
  if (typeof end === 'string') return texts.since(start, end);
  if (isQualified(start) || isQualified(end)) {
    return texts.qualified(start, 'end') + texts.dash + texts.qualified(end, 'end');
  }
  return formatInterval(start, end, texts);
}

/** Writes a month or year once if both ends share it. */
function formatInterval(start: EdtfPoint, end: EdtfPoint, texts: DateTexts): string {
  const whole = texts.name(end);
  if (start.one_of === undefined && end.one_of === undefined) {
    if (texts.name(start) === whole) return whole;
    if (start.unit === 'year' && end.unit === 'year') return texts.years(start.year, end.year);
    if (start.unit === 'month' && end.unit === 'month' && start.year === end.year) {
      return `${texts.name(start, 'year')}–${whole}`;
    }
    if (start.unit === 'day' && end.unit === 'day' && start.year === end.year) {
      if (start.month === end.month) return `${texts.name(start, 'month and year')}–${whole}`;
      return texts.name(start, 'year') + texts.dash + whole;
    }
  }
  return texts.name(start) + texts.dash + whole;
}

function isQualified(point: EdtfPoint): boolean {
  return point.approximate || point.uncertain;
}
