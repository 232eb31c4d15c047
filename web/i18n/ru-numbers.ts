export const numbers = new Intl.NumberFormat('ru');
const plurals = new Intl.PluralRules('ru');

/** «1 событие», «2 события», «5 событий»: of the plural forms of Russian those that whole numbers take. */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${numbers.format(count)} ${form(count, one, few, many)}`;
}

export function form(count: number, one: string, few: string, many: string): string {
  const rule = plurals.select(count);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

/** «В тот же день» and «на 5 дней раньше» stand by themselves; any other number of days is «спустя» it. */
export function later(lag: string): string {
  if (/^в тот же день$|раньше$/.test(lag)) return lag;
  return `спустя ${lag.replace(/^до /, 'не более ')}`;
}
