const format = new Intl.NumberFormat('ru');
const plurals = new Intl.PluralRules('ru');

export function formatNumber(value: number): string {
  return format.format(value);
}

/** «1 событие», «2 события», «5 событий». */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${formatNumber(count)} ${pluralForm(count, one, few, many)}`;
}

/** The form of a noun after a whole number. */
export function pluralForm(count: number, one: string, few: string, many: string): string {
  const rule = plurals.select(count);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

/** In the genitive: «до 1 знака», «до 2 знаков», «до 21 знака». */
export function countedGenitive(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plurals.select(count) === 'one' ? one : other}`;
}
