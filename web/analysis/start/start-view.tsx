import './start.css';
import { greatest, line, scaleLinear } from 'd3';
import type { ComponentChildren } from 'preact';
import type { ExchangesResult } from '../../../domain/analysis/exchanges-result.ts';
import type { InForceResult } from '../../../domain/analysis/in-force.ts';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchExchanges, fetchInForce, fetchTension } from '../../api/analysis.ts';
import { fetchEvents } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { SavedViewList } from '../../saved-views/saved-views.tsx';
import {
  addressWith,
  changeCount,
  filter,
  halfLife,
  language,
  openQuery,
  sides,
  weights,
} from '../../state/page-state.ts';
import type { Page } from '../../state/url.ts';
import { StoryList } from '../../stories/story-list.tsx';
import { EventTitle } from '../../ui/event-title.tsx';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { hasModifierKey } from '../../ui/modifier-key.ts';
import { NoEvents } from '../../ui/no-events.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { NewerEdition } from './newer-edition.tsx';

const SIDES = ['upper', 'lower'] as const;

/** The start page: questions with a short result, each a link to a view; saved views; and offers. */
export function StartView() {
  const { savedViews, start } = messages.value;
  const request = { filter: filter.value, sides: sides.value };
  const dependencies = [request.filter, request.sides, changeCount.value];
  const exchanges = useQuery(
    (signal) => fetchExchanges({ ...request, show: 'all', offset: 0 }, signal),
    dependencies,
  );
  const inForce = useQuery((signal) => fetchInForce({ ...request, on: undefined }, signal), dependencies);
  const recipe = { ...request, halfLife: halfLife.value, weights: weights.value };
  const tension = useQuery(
    (signal) => fetchTension({ ...recipe, per: 'month' }, signal),
    [...dependencies, recipe.halfLife, recipe.weights],
  );
  const { upper, lower } = sides.value;
  const total = tension.value?.total;
  return (
    <section class="start-view">
      <div class="start-page" aria-busy={[exchanges, inForce, tension].some(({ isLoading }) => isLoading)}>
        <header>
          <h2>
            {partyName(upper, language.value)} <span class="sides-dot">·</span>{' '}
            {partyName(lower, language.value)}
          </h2>
          {total !== undefined && total > 0 && <p class="start-lead">{start.lead(total)}</p>}
        </header>
        <NewerEdition />
        {[exchanges, inForce, tension].map(
          ({ problem, retry }, index) =>
            problem && <ProblemNotice key={String(index)} problem={problem} onRetry={retry} />,
        )}
        {total === 0 ? (
          <NoEvents />
        ) : (
          <nav class="questions" aria-label={start.questions}>
            <FirstCard result={exchanges.value} />
            <LagCard result={exchanges.value} />
            <UnansweredCard result={exchanges.value} />
            <InForceCard result={inForce.value} />
            <TensionCard result={tension.value} />
            <Card to={{ view: 'timeline' }} title={start.timeline.title}>
              <p>{start.timeline.meaning}</p>
            </Card>
          </nav>
        )}
        <div class="start-columns">
          <section>
            <h3>{savedViews.stories}</h3>
            <StoryList />
          </section>
          <section>
            <h3>{savedViews.title}</h3>
            <SavedViewList max={12} />
          </section>
          <Offers />
        </div>
      </div>
    </section>
  );
}

interface CardProps {
  readonly to: Partial<Page>;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A question with a short result, as a link to the view with the details. */
function Card({ to, title, children }: CardProps) {
  const address = addressWith({ selectedId: undefined, ...to });
  return (
    <a class="question" href={address} onClick={openInPlace(address)}>
      <h3>{title}</h3>
      {children}
    </a>
  );
}

function openInPlace(address: string) {
  return (event: MouseEvent) => {
    if (hasModifierKey(event)) return;
    event.preventDefault();
    openQuery(address);
  };
}

function nameOf(side: 'upper' | 'lower'): string {
  return partyName(sides.value[side], language.value);
}

function FirstCard({ result }: { readonly result: ExchangesResult | undefined }) {
  const texts = messages.value.start.first;
  return (
    <Card to={{ view: 'exchanges' }} title={texts.title}>
      {result && (
        <>
          {SIDES.map((side) => (
            <p key={side} class={`side-${side}`}>
              {texts.opens(nameOf(side), result.sides[side].opens, result.sides[side].closes)}
            </p>
          ))}
          <p class="quiet">{texts.of(result.chains_total)}</p>
        </>
      )}
    </Card>
  );
}

function LagCard({ result }: { readonly result: ExchangesResult | undefined }) {
  const texts = messages.value.start.lag;
  return (
    <Card to={{ view: 'exchanges' }} title={texts.title}>
      {result &&
        SIDES.map((side) => {
          const { median } = result.sides[side].lags;
          return (
            <p key={side} class={`side-${side}`}>
              {median
                ? texts.median(nameOf(side), formatLag(median, language.value))
                : texts.none(nameOf(side))}
            </p>
          );
        })}
    </Card>
  );
}

function UnansweredCard({ result }: { readonly result: ExchangesResult | undefined }) {
  const texts = messages.value.start.unanswered;
  return (
    <Card to={{ view: 'exchanges', show: 'unanswered' }} title={texts.title}>
      {result &&
        SIDES.map((side) => (
          <p key={side} class={`side-${side}`}>
            {texts.of(nameOf(side), result.sides[side].unanswered, result.sides[side].acts)}
          </p>
        ))}
    </Card>
  );
}

function InForceCard({ result }: { readonly result: InForceResult | undefined }) {
  const { analysis, start } = messages.value;
  return (
    <Card to={{ view: 'in-force', on: undefined }} title={start.inForce.title}>
      {result && (
        <>
          {SIDES.map((side) => {
            const { certain, possible } = result.sides[side].restrictions;
            return (
              <p key={side} class={`side-${side}`}>
                {start.inForce.of(nameOf(side), analysis.range(certain, possible))}
              </p>
            );
          })}
          <p class="quiet">{start.inForce.meaning}</p>
        </>
      )}
    </Card>
  );
}

const SPARK = { width: 300, height: 56 };

function TensionCard({ result }: { readonly result: TensionResult | undefined }) {
  const { analysis, start } = messages.value;
  const points = result?.points ?? [];
  const highest = greatest(points, ({ together }) => together);
  const now = points.at(-1);
  return (
    <Card to={{ view: 'tension' }} title={start.tension.title}>
      {now && highest && (
        <>
          <svg
            class="spark"
            viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d={sparkPath(points.map(({ together }) => together))} vector-effect="non-scaling-stroke" />
          </svg>
          <p>
            {[
              start.tension.now(analysis.tension.level(now.together)),
              start.tension.highest(
                analysis.tension.level(highest.together),
                formatDate(isoDay(highest.last_day).slice(0, 7), language.value),
              ),
            ].join(', ')}
          </p>
        </>
      )}
    </Card>
  );
}

/** A line through all levels, with zero always in view. */
function sparkPath(levels: readonly number[]): string {
  const xOf = scaleLinear([0, Math.max(1, levels.length - 1)], [0, SPARK.width]);
  const lowest = Math.min(0, ...levels);
  const yOf = scaleLinear([lowest, Math.max(lowest + 1, ...levels)], [SPARK.height, 0]);
  const path = line<number>(
    (_, index) => xOf(index),
    (level) => yOf(level),
  );
  return path.digits(1)([...levels]) ?? '';
}

const MAX_OFFERS = 12;

/** The latest offers and relief that name measures, each with a link to what was in force that day. */
function Offers() {
  const { start } = messages.value;
  const offersFilter = { ...filter.value, kind: ['relief', 'proposal'] as const };
  const query = useQuery(
    (signal) => fetchEvents({ filter: offersFilter, sort: '-date', limit: 100 }, signal),
    [filter.value, changeCount.value],
  );
  const offers = (query.value?.items ?? [])
    .map((event) => ({ event, lifts: event.links.filter(({ relation }) => relation === 'lifts').length }))
    .filter(({ lifts }) => lifts > 0)
    .slice(0, MAX_OFFERS);
  if (offers.length === 0) return null;
  return (
    <section>
      <h3>{start.offers}</h3>
      <ul class="offers">
        {offers.map(({ event, lifts }) => {
          const address = addressWith({ view: 'in-force', on: event.date, selectedId: undefined });
          const isOffer = event.kind === 'proposal' || event.status !== 'carried_out';
          return (
            <li key={event.id}>
              <KindGlyph kind={event.kind} status={event.status} />
              <div>
                <a href={address} onClick={openInPlace(address)}>
                  <EventTitle event={event} />
                </a>
                <p class="quiet">
                  {formatDate(event.date, language.value)} · {(isOffer ? start.offered : start.lifted)(lifts)}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
