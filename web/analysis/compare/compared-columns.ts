import type { ExchangesResult } from '../../../domain/analysis/exchanges-result.ts';
import type { PeriodTotals } from '../../../domain/analysis/totals-result.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { fetchExchanges, fetchTotals, type TotalsRequest } from '../../api/analysis.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { fetchEvent } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { type PeriodChoice, spanEdtf, yearsFrom } from '../../state/compare-params.ts';
import {
  changeCount,
  filter,
  halfLife,
  language,
  periods,
  periodYears,
  relation,
  sides,
  weights,
} from '../../state/page-state.ts';

/** One of the two things that are compared. */
export interface ComparedColumn {
  /** `2016–2018`, or `United States – Russia`. */
  readonly name: string;
  /** The event that the period starts with. */
  readonly detail?: string | undefined;
  readonly sides: Sides;
  /** With the period as `from` and `to`. */
  readonly filter: EventFilter;
  readonly between: boolean;
}

export interface LoadedColumn extends ComparedColumn {
  readonly request: TotalsRequest;
  readonly totals: PeriodTotals;
  readonly exchanges: ExchangesResult;
  /** Length in years; 0 if it has no days. */
  readonly years: number;
}

export type Columns = readonly [LoadedColumn, LoadedColumn];

export const DAYS_PER_YEAR = 365.2425;

/** The event that a period starts with, as far as it is loaded. */
export interface StartEvent {
  readonly event: EventWithLinks | undefined;
  readonly problem: ApiProblem | undefined;
  readonly retry: () => void;
}

export function useStartEvent(choice: PeriodChoice | undefined): StartEvent {
  const id = choice && 'eventId' in choice ? choice.eventId : undefined;
  const query = useQuery(id === undefined ? undefined : (signal) => fetchEvent(id, signal), [
    id,
    changeCount.value,
  ]);
  return {
    event: query.value?.id === id ? query.value : undefined,
    problem: query.problem,
    retry: query.retry,
  };
}

/** The columns; undefined while one is not chosen or its event is not loaded. */
export function comparedColumns(
  starts: readonly [StartEvent, StartEvent],
): readonly [ComparedColumn | undefined, ComparedColumn | undefined] {
  const other = relation.value;
  if (other) return [relationColumn(sides.value), relationColumn(other)];
  const [first, second] = periods.value;
  return [periodColumn(first, starts[0].event), periodColumn(second, starts[1].event)];
}

function relationColumn(compared: Sides): ComparedColumn {
  const [upper, lower] = [
    partyName(compared.upper, language.value),
    partyName(compared.lower, language.value),
  ];
  const { sides: _, ...shared } = filter.value;
  return {
    name: messages.value.compare.relationName(upper, lower),
    sides: compared,
    filter: shared,
    between: true,
  };
}

function periodColumn(
  choice: PeriodChoice | undefined,
  event: EventWithLinks | undefined,
): ComparedColumn | undefined {
  if (!choice || ('eventId' in choice && !event)) return undefined;
  const edtf = 'edtf' in choice ? choice.edtf : spanEdtf(yearsFrom(event?.first_day ?? 0, periodYears.value));
  return {
    name: formatDate(edtf, language.value),
    ...(event && {
      detail: messages.value.compare.fromEvent(periodYears.value, titleOf(event, language.value)),
    }),
    sides: sides.value,
    filter: { ...filter.value, from: edtf, to: edtf },
    between: false,
  };
}

export function useLoadedColumn(column: ComparedColumn | undefined): {
  readonly value: LoadedColumn | undefined;
  readonly problem: ApiProblem | undefined;
  readonly isLoading: boolean;
  readonly retry: () => void;
} {
  const request: TotalsRequest | undefined = column && {
    filter: column.filter,
    sides: column.sides,
    between: column.between,
    halfLife: halfLife.value,
    weights: weights.value,
  };
  const query = useQuery(
    column &&
      request &&
      (async (signal) => {
        const [totals, exchanges] = await Promise.all([
          fetchTotals(request, signal),
          fetchExchanges({ ...request, show: 'all', offset: 0, limit: 1 }, signal),
        ]);
        return { totals, exchanges, of: JSON.stringify(request) };
      }),
    [JSON.stringify(request), changeCount.value],
  );
  const { value } = query;
  // The last value stays while the next one loads, and would be shown under the wrong name.
  if (!column || !request || value?.of !== JSON.stringify(request)) return { ...query, value: undefined };
  const { first_day, last_day } = value.totals;
  const days = first_day === undefined || last_day === undefined ? 0 : last_day - first_day + 1;
  return { ...query, value: { ...column, request, ...value, years: days / DAYS_PER_YEAR } };
}

/** Whether totals need a rate per year to be compared. */
export function differInLength([a, b]: Columns): boolean {
  return Math.abs(a.years - b.years) > 0.02 * Math.max(a.years, b.years);
}
