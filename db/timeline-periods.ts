import type { DaySpan } from '../domain/day-span.ts';
import { periodAt } from '../domain/tension-period.ts';
import type { TensionPeriod } from '../domain/timeline.ts';
import type { SeveritySum } from './timeline-counts.ts';

/** Means of the two sides, a period each. */
export function tensionOf(periods: readonly DaySpan[], sums: readonly SeveritySum[]): TensionPeriod[] {
  const totals = periods.map(() => ({ upper: { events: 0, tenths: 0 }, lower: { events: 0, tenths: 0 } }));
  for (const { day, side, events, severity_tenths } of sums) {
    if (side !== 'upper' && side !== 'lower') continue;
    const total = totals[periodAt(periods, day)]?.[side];
    if (total === undefined) continue;
    total.events += events;
    total.tenths += severity_tenths;
  }
  return periods.map(({ first, last }, index) => ({
    first_day: first,
    last_day: last,
    ...meanOf('upper', totals[index]?.upper),
    ...meanOf('lower', totals[index]?.lower),
  }));
}

function meanOf(side: 'upper' | 'lower', total: { events: number; tenths: number } | undefined): object {
  if (total === undefined || total.events === 0) return {};
  return { [side]: Math.round((total.tenths * 100) / total.events) / 1000 };
}
