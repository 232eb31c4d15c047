import { z } from 'zod';
import type { ExchangeShow } from '../../domain/analysis/exchange.ts';
import { type ExchangesResult, exchangesResult } from '../../domain/analysis/exchanges-result.ts';
import { type InForceResult, inForceResult } from '../../domain/analysis/in-force.ts';
import {
  type PeriodReview,
  type PeriodReviewInput,
  periodReview,
  periodReviewList,
} from '../../domain/analysis/period-review.ts';
import type { TotalFigure } from '../../domain/analysis/period-totals.ts';
import {
  formatWeights,
  type IndexPeriod,
  type IndexSide,
  type Weights,
} from '../../domain/analysis/tension-index.ts';
import {
  type ContributorsResult,
  contributorsResult,
  type TensionResult,
  tensionResult,
} from '../../domain/analysis/tension-result.ts';
import {
  type PeriodTotals,
  periodTotals,
  type TotalsEvents,
  totalsEvents,
} from '../../domain/analysis/totals-result.ts';
import { type DaySpan, isoDay } from '../../domain/dates/day-span.ts';
import type { Side } from '../../domain/parties/side.ts';
import { type RelationRequest, relationParams } from './relation-params.ts';
import { request } from './request.ts';

export interface ExchangesRequest extends RelationRequest {
  readonly show: ExchangeShow;
  readonly offset: number;
  readonly limit?: number;
}

export function fetchExchanges(exchanges: ExchangesRequest, signal?: AbortSignal): Promise<ExchangesResult> {
  const params = relationParams(exchanges);
  params.set('show', exchanges.show);
  params.set('offset', String(exchanges.offset));
  if (exchanges.limit !== undefined) params.set('limit', String(exchanges.limit));
  return request('GET', `/api/exchanges?${params}`, exchangesResult, { signal });
}

/** The measures in force on a date (EDTF), or today without one. */
export function fetchInForce(
  inForce: RelationRequest & { readonly on: string | undefined },
  signal?: AbortSignal,
): Promise<InForceResult> {
  const params = relationParams(inForce);
  if (inForce.on !== undefined) params.set('on', inForce.on);
  return request('GET', `/api/in-force?${params}`, inForceResult, { signal });
}

/** The settings of the tension index. */
export interface TensionIndexRequest extends RelationRequest {
  readonly halfLife: number;
  readonly weights: Weights;
}

function tensionIndexParams(index: TensionIndexRequest): URLSearchParams {
  const params = relationParams(index);
  params.set('half_life', String(index.halfLife));
  const weights = formatWeights(index.weights);
  if (weights !== '') params.set('weights', weights);
  return params;
}

export function fetchTension(
  tension: TensionIndexRequest & { readonly per: IndexPeriod; readonly timeWindow?: DaySpan | undefined },
  signal?: AbortSignal,
): Promise<TensionResult> {
  const params = tensionIndexParams(tension);
  params.set('per', tension.per);
  if (tension.timeWindow)
    params.set('window', `${isoDay(tension.timeWindow.first)}/${isoDay(tension.timeWindow.last)}`);
  return request('GET', `/api/tension?${params}`, tensionResult, { signal });
}

export function fetchContributors(
  contributors: TensionIndexRequest & { readonly day: number; readonly side: IndexSide },
  signal?: AbortSignal,
): Promise<ContributorsResult> {
  const params = tensionIndexParams(contributors);
  params.set('day', isoDay(contributors.day));
  params.set('side', contributors.side);
  return request('GET', `/api/tension/events?${params}`, contributorsResult, { signal });
}

/** `from` and `to` of the filter are the period. */
export interface TotalsRequest extends TensionIndexRequest {
  /** Whether to count only acts of one side against the other, and what both did together. */
  readonly between: boolean;
}

function totalsParams(totals: TotalsRequest): URLSearchParams {
  const params = tensionIndexParams(totals);
  if (totals.between) params.set('between', 'true');
  return params;
}

export function fetchTotals(totals: TotalsRequest, signal?: AbortSignal): Promise<PeriodTotals> {
  return request('GET', `/api/totals?${totalsParams(totals)}`, periodTotals, { signal });
}

/** The events behind a total. */
export function fetchTotalsEvents(
  totals: TotalsRequest & {
    readonly side?: Side | undefined;
    readonly figure?: TotalFigure | undefined;
    readonly offset: number;
  },
  signal?: AbortSignal,
): Promise<TotalsEvents> {
  const params = totalsParams(totals);
  if (totals.side !== undefined) params.set('side', totals.side);
  if (totals.figure !== undefined) params.set('figure', totals.figure);
  params.set('offset', String(totals.offset));
  return request('GET', `/api/totals/events?${params}`, totalsEvents, { signal });
}

export async function fetchPeriodReviews(signal?: AbortSignal): Promise<readonly PeriodReview[]> {
  const { items } = await request('GET', '/api/coverage', periodReviewList, { signal });
  return items;
}

export function createPeriodReview(review: PeriodReviewInput): Promise<PeriodReview> {
  return request('POST', '/api/coverage', periodReview, { body: review });
}

export async function deletePeriodReview(id: number): Promise<void> {
  await request('DELETE', `/api/coverage/${id}`, z.unknown(), {});
}
