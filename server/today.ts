/** Today (UTC) in days since 1970-01-01. */
export function today(now: () => Date): number {
  return Math.floor(now().getTime() / 86_400_000);
}
