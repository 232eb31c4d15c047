const format = new Intl.NumberFormat('en-GB');

/** `1,028` */
export function formatNumber(value: number): string {
  return format.format(value);
}

/** `1 event`, `2 events`. */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : other}`;
}

/** A range of numbers such as `51..`, as in “People expelled: at least 51”. */
export function rangeText(range: string): string {
  const [min = '', max] = range.split('..');
  if (max === undefined) return formatNumber(Number(min));
  if (max === '') return `at least ${formatNumber(Number(min))}`;
  if (min === '') return `at most ${formatNumber(Number(max))}`;
  return `${formatNumber(Number(min))} to ${formatNumber(Number(max))}`;
}
