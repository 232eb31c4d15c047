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

/** A range of numbers such as `51..`, as in «Выслано человек: не менее 51». */
export function rangeText(range: string): string {
  const [min = '', max] = range.split('..');
  if (max === undefined) return formatNumber(Number(min));
  if (max === '') return `не менее ${formatNumber(Number(min))}`;
  if (min === '') return `не более ${formatNumber(Number(max))}`;
  return `от ${formatNumber(Number(min))} до ${formatNumber(Number(max))}`;
}
