import fc from 'fast-check';
import { isoDay } from '../../../domain/dates/day-span.ts';

const year = fc.integer({ min: 0, max: 9999 }).map((each) => String(each).padStart(4, '0'));
const month = fc.integer({ min: 1, max: 12 }).map((each) => String(each).padStart(2, '0'));

/** A day of the years 0–9999 as `YYYY-MM-DD`. */
export const anyDay = fc.integer({ min: -719_528, max: 2_932_896 }).map(isoDay);

/** One EDTF date of level 0 or 1 that is not an interval. */
export const anyPoint = fc.oneof(
  fc.tuple(anyDay, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join('')),
  fc.tuple(year, month, fc.constantFrom('', '?', '~', '%')).map(([y, m, mark]) => `${y}-${m}${mark}`),
  fc.tuple(year, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join('')),
  fc.tuple(year, fc.constantFrom('21', '22', '23', '24')).map((parts) => parts.join('-')),
  fc.tuple(year, month).map(([y, m]) => `${y}-${m}-XX`),
  year.map((y) => `${y}-XX`),
  year.map((y) => `${y}-XX-XX`),
  year.map((y) => `${y.slice(0, 3)}X`),
  year.map((y) => `${y.slice(0, 2)}XX`),
  year.filter((y) => y !== '0000').map((y) => `-${y}`),
  fc.integer({ min: 10_000, max: 200_000 }).map((y) => `Y${y}`),
);

/** Any EDTF expression that an event's date may be. */
export const anyDate = fc.oneof(
  { weight: 3, arbitrary: anyPoint },
  fc
    .tuple(anyDay, anyDay)
    .map((days) => days.sort())
    .map((days) => days.join('/')),
  fc.tuple(anyPoint, fc.constantFrom('/..', '/')).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('../', '/'), anyPoint).map((parts) => parts.join('')),
);
