import { MONTHS_EN } from '../../dates/months-en.ts';
import type { DateErrorParams } from '../codes/date-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const dateTexts: TextsOf<DateErrorParams> = {
  'date-missing': 'Give a date, such as 2018-03-26, 2018-03 or 2018.',
  'date-too-long': 'This is too long for a date. Write one such as 2018-03-26.',
  'date-with-spaces': 'Remove the spaces around the date.',
  'date-with-time': 'Dates are whole days. Remove the time of day, as in 2018-03-26.',
  'date-list':
    'Sets and lists of dates are not supported. Write one date, or a span such as 2018-03-26/2018-03-29.',
  'dates-not-joined': ({ suggestion }) => `Join the two dates with a slash: ${suggestion}.`,
  'date-end-in-words': 'Write .. for an end that has not come: 2022-03-24/..',
  'date-year-not-first': ({ suggestion }) => `Write the year first: ${suggestion}.`,
  'date-month-without-hyphen': ({ suggestion }) =>
    `Write a month with a hyphen, ${suggestion}, and both ends of a span in full.`,
  'date-without-hyphens': ({ suggestion }) => `Write the date with hyphens: ${suggestion}.`,
  'date-day-first': ({ suggestions }) =>
    `Write the year first, then month and day: ${suggestions.join(' or ')}.`,
  'date-order-wrong': 'Write year, month and day with hyphens, in this order: 2018-03-26.',
  'date-in-words': 'Write the date in figures, the year first: 2018-03-26, 2018-03 or 2018.',
  'date-with-dashes': ({ suggestion }) => `Use plain hyphens: ${suggestion}.`,
  'date-with-single-digits': ({ suggestion }) => `Write month and day with two digits: ${suggestion}.`,
  'date-with-several-slashes': 'Use one slash, between start and end.',
  'date-end-shortened': 'Write both ends in full, as in 2018-03-26/2018-03-29.',
  'date-year-too-short': 'Write the year with four digits, such as 2018. A century is 19XX.',
  'date-year-with-three-digits': ({ decade }) =>
    `Write the year with four digits, or the decade as ${decade}.`,
  'date-year-with-exponent': 'Write the year in full, without an exponent or significant digits.',
  'date-year-minus-zero': 'The year before 0001 is 0000, without a minus.',
  'date-year-out-of-range': ({ max }) => `Years run from Y-${max} to Y${max}.`,
  'date-long-year-without-y': ({ suggestion }) =>
    `Write a year of more than four digits with a Y: ${suggestion}.`,
  'date-y-misused': 'Y is for years of more than four digits, alone: Y12022. Write other years as 2022.',
  'date-without-year': 'This date has no year. Give at least a decade (202X) or a century (20XX).',
  'date-lower-case-x': ({ suggestion }) => `Write unknown digits as capital X: ${suggestion}.`,
  'date-x-misplaced':
    'X stands for a whole day or month, or for the last digits of a year: 2022-03-XX, 2022-XX, 202X, 20XX.',
  'date-quarter':
    'Quarters, halves and southern seasons are not supported. Write the months, as in 2022-01/2022-03.',
  'date-month-and-day-swapped': ({ month, suggestion }) =>
    `There is no month ${month}. Write the month before the day: ${suggestion}.`,
  'date-season-with-day': ({ suggestion }) => `A season has no days. Write ${suggestion}.`,
  'date-month-impossible': ({ month }) =>
    `There is no month ${month}. Months run from 01 to 12; 21 to 24 are spring to winter.`,
  'date-day-zero': ({ suggestion }) =>
    `There is no day 00. Write ${suggestion} for the month, or give the day.`,
  'date-day-impossible': ({ day, month, year, last }) =>
    `${MONTHS_EN[month - 1]} ${year} has no day ${day}. Its last is ${last}.`,
  'date-qualifier-misplaced': 'Put ~, ? or % once, at the very end. It applies to the whole date.',
  'date-unreadable': ({ text }) =>
    `“${text}” is not a date. Write 2018-03-26, 2018-03 or 2018, or join two dates with a slash.`,
  'interval-without-days':
    'This has no date at all. Give at least one end, as in 2022-03-24/.. or ../2022-03-24.',
  'interval-reversed': 'The end is before the start. Swap the two dates, or correct one of them.',
  'interval-end-less-exact': 'The end begins before the start. Give the end as exactly as the start.',
};
