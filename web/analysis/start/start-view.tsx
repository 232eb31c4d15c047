import './start.css';
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
import { titleOf } from '../../timeline/render/event-texts.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { NoEvents } from '../../ui/no-events.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';

const SIDES = ['upper', 'lower'] as const;

/** Where a reader begins: the questions that can be asked, each with its answer at a glance, and the views saved last. */
export function StartView() {
  const { savedViews, start } = messages.value;
  const request = { filter: filter.value, sides: sides.value };
  const causes = [request.filter, request.sides, changeCount.value];
  const exchanges = useQuery(
    (signal) => fetchExchanges({ ...request, show: 'all', offset: 0 }, signal),
    causes,
  );
  const inForce = useQuery((signal) => fetchInForce({ ...request, on: undefined }, signal), causes);
  const recipe = { ...request, halfLife: halfLife.value, weights: weights.value };
  const tension = useQuery(
    (signal) => fetchTension({ ...recipe, per: 'month' }, signal),
    [...causes, recipe.halfLife, recipe.weights],
  );
  const { upper, lower } = sides.value;
  const total = tension.value?.total;
  return (
    <section class="start-view">
      <div class="start-page">
        <header>
          <h2>
            {partyName(upper, language.value)} <span class="sides-dot">·</span>{' '}
            {partyName(lower, language.value)}
          </h2>
          {total !== undefined && total > 0 && <p class="start-lead">{start.lead(total)}</p>}
        </header>
        {[exchanges, inForce, tension].map(
          ({ problem, retry }, index) =>
            problem && <ProblemNotice key={String(index)} problem={problem} onRetry={retry} />,
        )}
        {total === 0 ? (
          <NoEvents />
        ) : (
          <nav class="questions" aria-label={start.questions}>
            <FirstCard answer={exchanges.value} />
            <LagCard answer={exchanges.value} />
            <UnansweredCard answer={exchanges.value} />
            <InForceCard answer={inForce.value} />
            <TensionCard answer={tension.value} />
            <Card to={{ view: 'timeline' }} title={start.timeline.title}>
              <p>{start.timeline.meaning}</p>
            </Card>
          </nav>
        )}
        <div class="start-columns">
          <section>
            <h3>{savedViews.title}</h3>
            <SavedViewList most={12} />
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

/** A question as a link to the view that answers it. */
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
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openQuery(address);
  };
}

function nameOf(side: 'upper' | 'lower'): string {
  return partyName(sides.value[side], language.value);
}

function FirstCard({ answer }: { readonly answer: ExchangesResult | undefined }) {
  const words = messages.value.start.first;
  return (
    <Card to={{ view: 'exchanges' }} title={words.title}>
      {answer && (
        <>
          {SIDES.map((side) => (
            <p key={side} class={`side-${side}`}>
              {words.opens(nameOf(side), answer.sides[side].opens, answer.sides[side].closes)}
            </p>
          ))}
          <p class="quiet">{words.of(answer.chains_total)}</p>
        </>
      )}
    </Card>
  );
}

function LagCard({ answer }: { readonly answer: ExchangesResult | undefined }) {
  const words = messages.value.start.lag;
  return (
    <Card to={{ view: 'exchanges' }} title={words.title}>
      {answer &&
        SIDES.map((side) => {
          const { median } = answer.sides[side].lags;
          return (
            <p key={side} class={`side-${side}`}>
              {median
                ? words.median(nameOf(side), formatLag(median, language.value))
                : words.none(nameOf(side))}
            </p>
          );
        })}
    </Card>
  );
}

function UnansweredCard({ answer }: { readonly answer: ExchangesResult | undefined }) {
  const words = messages.value.start.unanswered;
  return (
    <Card to={{ view: 'exchanges', show: 'unanswered' }} title={words.title}>
      {answer &&
        SIDES.map((side) => (
          <p key={side} class={`side-${side}`}>
            {words.of(nameOf(side), answer.sides[side].unanswered, answer.sides[side].acts)}
          </p>
        ))}
    </Card>
  );
}

function InForceCard({ answer }: { readonly answer: InForceResult | undefined }) {
  const { analysis, start } = messages.value;
  return (
    <Card to={{ view: 'in-force', on: undefined }} title={start.inForce.title}>
      {answer && (
        <>
          {SIDES.map((side) => {
            const { certain, possible } = answer.sides[side].restrictions;
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

function TensionCard({ answer }: { readonly answer: TensionResult | undefined }) {
  const { analysis, start } = messages.value;
  const points = answer?.points ?? [];
  const highest = points.reduce<(typeof points)[number] | undefined>(
    (most, point) => (most === undefined || point.together > most.together ? point : most),
    undefined,
  );
  const now = points.at(-1);
  const least = Math.min(0, ...points.map(({ together }) => together));
  const range = Math.max(1, (highest?.together ?? 0) - least);
  const line = points.map(({ together }, index) => {
    const x = (index * SPARK.width) / Math.max(1, points.length - 1);
    const y = SPARK.height - ((together - least) * SPARK.height) / range;
    return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  });
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
            <path d={line.join('')} vector-effect="non-scaling-stroke" />
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

const MOST_OFFERS = 12;

/** Offers and reliefs that name what they lift, the last first: each leads to what stood on its day. */
function Offers() {
  const { start } = messages.value;
  const asked = { ...filter.value, kind: ['relief', 'proposal'] as const };
  const answer = useQuery(
    (signal) => fetchEvents({ filter: asked, sort: '-date', limit: 100 }, signal),
    [filter.value, changeCount.value],
  );
  const offers = (answer.value?.items ?? [])
    .map((event) => ({ event, lifts: event.links.filter(({ relation }) => relation === 'lifts').length }))
    .filter(({ lifts }) => lifts > 0)
    .slice(0, MOST_OFFERS);
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
                  {titleOf(event, language.value)}
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
