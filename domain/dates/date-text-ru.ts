import { type DateTexts, formatSeasonYear, formatYear, formatYears } from './date-text.ts';
import type { EdtfPoint, Season } from './edtf-expression.ts';

type Case = 'nominative' | 'genitive';

export const MONTHS_RU: Readonly<Record<Case, readonly string[]>> = {
  nominative: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  genitive: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
};

const SEASONS: Readonly<Record<Case, Readonly<Record<Season, string>>>> = {
  nominative: { 21: 'весна', 22: 'лето', 23: 'осень', 24: 'зима' },
  genitive: { 21: 'весны', 22: 'лета', 23: 'осени', 24: 'зимы' },
};

const ONE_OF = {
  day: { nominative: 'один из дней', genitive: 'одного из дней' },
  month: { nominative: 'один из месяцев', genitive: 'одного из месяцев' },
} as const;

/** A no-break space keeps «г.» on the line of its year. */
export const russian: DateTexts = {
  name: (point, without) => inCase('nominative', point, without),
  qualified(point) {
    const time = point.approximate ? `около ${inCase('genitive', point)}` : inCase('nominative', point);
    return point.uncertain ? `предположительно ${time}` : time;
  },
  years: (first, last) => `${formatYears(first, last)}\u00A0гг.`,
  since(start, end) {
    // «со второго», but «с третьего».
    const preposition = start.unit === 'day' && start.day === 2 ? 'со' : 'с';
    const time = `${hedge(start)}${preposition} ${inCase('genitive', start)}`;
    return end === 'open' ? time : `${time}, окончание неизвестно`;
  },
  until(end, start) {
    const time = `${hedge(end)}до ${inCase('genitive', end)}`;
    return start === 'open' ? time : `${time}, начало неизвестно`;
  },
  dash: ' — ',
};

/** The qualifier before a preposition, where «около» is not possible. */
function hedge({ approximate, uncertain }: EdtfPoint): string {
  return (uncertain ? 'предположительно ' : '') + (approximate ? 'примерно ' : '');
}

function inCase(form: Case, point: EdtfPoint, without?: 'year' | 'month and year'): string {
  // After «один из дней» the month or year is always in the genitive: «один из дней марта».
  const oneOf = point.one_of === undefined ? '' : `${ONE_OF[point.one_of][form]} `;
  const inner = point.one_of === undefined ? form : 'genitive';
  switch (point.unit) {
    case 'day': {
      if (without === 'month and year') return String(point.day);
      const day = `${point.day} ${MONTHS_RU.genitive[point.month - 1]}`;
      return without === 'year' ? day : `${day} ${formatYear(point.year)}\u00A0г.`;
    }
    case 'month': {
      const month = `${oneOf}${MONTHS_RU[inner][point.month - 1]}`;
      return without === 'year' ? month : `${month} ${formatYear(point.year)}\u00A0г.`;
    }
    case 'season':
      return `${SEASONS[form][point.season]} ${formatSeasonYear(point)}\u00A0${point.season === 24 ? 'гг.' : 'г.'}`;
    case 'year':
      return `${oneOf}${formatYear(point.year)}\u00A0г.`;
    case 'decade':
      if (point.first_year < 0) return `${formatYears(point.first_year, point.last_year)}\u00A0гг.`;
      return `${point.first_year}-${form === 'genitive' ? 'х' : 'е'}\u00A0гг.`;
    case 'century':
      return `${formatYears(point.first_year, point.last_year)}\u00A0гг.`;
  }
}
