const format = new Intl.NumberFormat('en-GB');

/** `1,028` */
export function formatNumber(value: number): string {
  return format.format(value);
}

/** `1 event`, `2 events`. */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : other}`;
}
