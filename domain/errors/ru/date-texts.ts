import { MONTHS_RU } from '../../dates/date-text-ru.ts';
import type { DateErrorParams } from '../codes/date-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const dateTexts: TextsOf<DateErrorParams> = {
  'date-missing': 'Укажите дату, например 2018-03-26, 2018-03 или 2018.',
  'date-too-long': 'Это слишком длинно для даты. Пример даты: 2018-03-26.',
  'date-with-spaces': 'Удалите пробелы вокруг даты.',
  'date-with-time': 'Дата указывается без времени суток, например 2018-03-26.',
  'date-list':
    'Множества и списки дат не поддерживаются. Укажите одну дату или период, например 2018-03-26/2018-03-29.',
  'dates-not-joined': ({ suggestion }) => `Соедините две даты косой чертой: ${suggestion}.`,
  'date-end-in-words': 'Если конец ещё не наступил, поставьте две точки: 2022-03-24/..',
  'date-year-not-first': ({ suggestion }) => `Год указывается первым: ${suggestion}.`,
  'date-month-without-hyphen': ({ suggestion }) =>
    `Запишите месяц через дефис, ${suggestion}, а оба конца периода – полностью.`,
  'date-without-hyphens': ({ suggestion }) => `Запишите дату через дефисы: ${suggestion}.`,
  'date-day-first': ({ suggestions }) =>
    `Сначала указывается год, затем месяц и день: ${suggestions.join(' или ')}.`,
  'date-order-wrong': 'Запишите год, месяц и день через дефисы в таком порядке: 2018-03-26.',
  'date-in-words': 'Запишите дату цифрами, начиная с года: 2018-03-26, 2018-03 или 2018.',
  'date-with-dashes': ({ suggestion }) => `Замените тире обычными дефисами: ${suggestion}.`,
  'date-with-single-digits': ({ suggestion }) => `Запишите месяц и день двумя цифрами: ${suggestion}.`,
  'date-with-several-slashes': 'Оставьте одну косую черту – между началом и концом.',
  'date-end-shortened': 'Запишите оба конца полностью, например 2018-03-26/2018-03-29.',
  'date-year-too-short': 'Запишите год четырьмя цифрами, например 2018. Столетие записывается как 19XX.',
  'date-year-with-three-digits': ({ decade }) =>
    `Запишите год четырьмя цифрами или десятилетие в виде ${decade}.`,
  'date-year-with-exponent': 'Запишите год полностью, без степени и значащих цифр.',
  'date-year-minus-zero': 'Год перед 0001 – это 0000, без минуса.',
  'date-year-out-of-range': ({ max }) => `Допустимы годы от Y-${max} до Y${max}.`,
  'date-long-year-without-y': ({ suggestion }) =>
    `Год длиннее четырёх цифр записывается с буквой Y: ${suggestion}.`,
  'date-y-misused':
    'Буква Y ставится только перед годом длиннее четырёх цифр, без месяца: Y12022. Другие годы записываются так: 2022.',
  'date-without-year': 'Здесь нет года. Укажите хотя бы десятилетие (202X) или столетие (20XX).',
  'date-lower-case-x': ({ suggestion }) => `Неизвестные цифры обозначаются заглавной X: ${suggestion}.`,
  'date-x-misplaced':
    'X заменяет день или месяц целиком либо последние цифры года: 2022-03-XX, 2022-XX, 202X, 20XX.',
  'date-quarter':
    'Кварталы, полугодия и времена года Южного полушария не поддерживаются. Укажите месяцы, например 2022-01/2022-03.',
  'date-month-and-day-swapped': ({ month, suggestion }) =>
    `Месяца ${month} нет. Укажите месяц перед днём: ${suggestion}.`,
  'date-season-with-day': ({ suggestion }) => `У времени года нет дней. Напишите ${suggestion}.`,
  'date-month-impossible': ({ month }) =>
    `Месяца ${month} нет. Месяцы – от 01 до 12, числа 21–24 – времена года от весны до зимы.`,
  'date-day-zero': ({ suggestion }) => `Дня 00 нет. Для месяца напишите ${suggestion} или укажите день.`,
  'date-day-impossible': ({ day, month, year, last }) =>
    `Даты ${day} ${MONTHS_RU.genitive[month - 1]} ${year} г. нет. Последний день этого месяца – ${last}.`,
  'date-qualifier-misplaced': 'Знак ~, ? или % ставится один раз, в самом конце. Он относится ко всей дате.',
  'date-unreadable': ({ text }) =>
    `«${text}» – не дата. Напишите 2018-03-26, 2018-03 или 2018 либо соедините две даты косой чертой.`,
  'interval-without-days':
    'Здесь нет ни одной даты. Укажите хотя бы один конец, например 2022-03-24/.. или ../2022-03-24.',
  'interval-reversed': 'Конец раньше начала. Поменяйте даты местами или исправьте одну из них.',
  'interval-end-less-exact': 'Конец наступает раньше начала. Укажите конец с той же точностью, что и начало.',
};
