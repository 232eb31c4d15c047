/** The day it is, UTC, in days since 1970-01-01: how far what still stands has stood. */
export function today(now: () => Date): number {
  return Math.floor(now().getTime() / 86_400_000);
}
