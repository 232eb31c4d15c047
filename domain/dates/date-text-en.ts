import { type DateTexts, formatSeasonYear, formatYear, formatYears } from './date-text.ts';
import type { Season } from './edtf-expression.ts';
import { MONTHS_EN } from './months-en.ts';

const SEASONS: Readonly<Record<Season, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

export const english: DateTexts = {
  name(point, without) {
    const oneOf = point.one_of === undefined ? '' : `a ${point.one_of} in `;
    switch (point.unit) {
      case 'day':
        if (without === 'month and year') return String(point.day);
        return `${point.day} ${monthName(point, without)}`;
      case 'month':
        return oneOf + monthName(point, without);
      case 'season':
        return `${SEASONS[point.season]} ${formatSeasonYear(point)}`;
      case 'year':
        return oneOf + formatYear(point.year);
      case 'decade':
        // “The 1900s” always means a decade here; a century is written as its years.
        if (point.first_year >= 0) return `the ${point.first_year}s`;
        return `the years ${formatYears(point.first_year, point.last_year)}`;
      case 'century':
        return `the years ${formatYears(point.first_year, point.last_year)}`;
    }
  },
  qualified(point, place) {
    const time = point.approximate ? `about ${english.name(point)}` : english.name(point);
    if (!point.uncertain) return time;
    return place === 'alone' ? `${time}, uncertain` : `${time} (uncertain)`;
  },
  years: formatYears,
  since(start, end) {
    const time = english.qualified(start, 'end');
    return end === 'open' ? `since ${time}` : `from ${time}, end unknown`;
  },
  until(end, start) {
    const time = english.qualified(end, 'end');
    return start === 'open' ? `until ${time}` : `until ${time}, start unknown`;
  },
  dash: ' – ',
};

function monthName(point: { month: number; year: number }, without?: string): string {
  const month = MONTHS_EN[point.month - 1] ?? '';
  return without === undefined ? `${month} ${formatYear(point.year)}` : month;
}
