import { atLeast, type NumberRange } from '../number-range.ts';

const UNIT =
  '(?: (?:people|persons?|diplomats?|officials?|officers?|staff|employees|expelled|человек|людей|дипломат(?:ов|а|ы)?|сотрудник(?:ов|а|и)?|высланных|чел\\.?))';
const DIPLOMATS = /(?:diplomats?|expelled|дипломат(?:ов|а|ы)?|высланных)$/;

type Reader = (first: number, second: number) => NumberRange;

const from = (min: number): NumberRange => atLeast(min);
const upTo = (max: number): NumberRange => ({ min: 1, max });

/** The unit is needed where the words could also begin a date: «до 10 дипломатов», but not «до 10». */
const COMPARISONS: readonly (readonly [string, Reader])[] = [
  [
    `(?:more than|over|above|greater than|exceeding|более|больше|свыше)(?: чем)? (\\d+)${UNIT}?`,
    (n) => from(n + 1),
  ],
  [`> ?(\\d+)${UNIT}?`, (n) => from(n + 1)],
  [
    `(?:at least|no fewer than|not fewer than|no less than|не менее|не меньше|минимум|как минимум) (\\d+)${UNIT}?`,
    (n) => from(n),
  ],
  [`(?:>=|≥) ?(\\d+)${UNIT}?`, (n) => from(n)],
  [`(\\d+) ?\\+${UNIT}?`, (n) => from(n)],
  [`(\\d+) (?:or more|and more|и более|и больше|или более|или больше)${UNIT}?`, (n) => from(n)],
  [`(?:fewer than|less than|under|below|менее|меньше)(?: чем)? (\\d+)${UNIT}?`, (n) => upTo(n - 1)],
  [`< ?(\\d+)${UNIT}?`, (n) => upTo(n - 1)],
  [`(?:at most|no more than|not more than|не более|не больше|максимум) (\\d+)${UNIT}?`, (n) => upTo(n)],
  [`(?:up to|до) (\\d+)${UNIT}`, (n) => upTo(n)],
  [`(?:<=|≤) ?(\\d+)${UNIT}?`, (n) => upTo(n)],
  [`(?:between |from |от )?(\\d+)(?: ?[-–—] ?| and | to | до )(\\d+)${UNIT}`, (min, max) => ({ min, max })],
];

const COMPARERS = COMPARISONS.map(([pattern, read]) => ({ pattern: new RegExp(`^${pattern}$`), read }));

const EXPULSION =
  /(?:^|\s)(?:expulsions?|expel\S*|diplomats?|persona|высыл\S*|высла\S*|выдвор\S*|дипломат\S*|персона\S*)(?=\s|$)/;

/** Whether a text is about expulsions, so that a number in it counts people. */
export function isAboutExpulsion(text: string): boolean {
  return EXPULSION.test(text.toLowerCase());
}

/**
 * A number of people expelled: `more than 50`, `50+`, `60 diplomats`, «не менее 10». `isSure` is false for a number that may
 * count something else, such as `24 officials`, or may be a word of the text, such as `755`.
 */
export function readNumber(
  text: string,
  aboutExpulsion: boolean,
): { readonly range: NumberRange; readonly isSure: boolean } | undefined {
  const words = text.toLowerCase().replaceAll('ё', 'е');
  for (const { pattern, read } of COMPARERS) {
    const [, first, second] = pattern.exec(words) ?? [];
    if (first === undefined) continue;
    const range = read(Number(first), Number(second));
    const isYear = /^(?:1[5-9]|20)\d\d$/.test(first) && !new RegExp(`${UNIT}$`).test(words);
    return range.min > range.max || range.max > 999_999_999 || isYear ? undefined : { range, isSure: true };
  }
  const [, exact, unit] = new RegExp(`^(\\d{1,6})(${UNIT})?$`).exec(words) ?? [];
  const count = Number(exact);
  if (exact === undefined || count === 0) return undefined;
  return {
    range: { min: count, max: count },
    isSure: aboutExpulsion || (unit !== undefined && DIPLOMATS.test(unit)),
  };
}
