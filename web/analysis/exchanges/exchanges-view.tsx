import '../analysis.css';
import './exchanges.css';
import { useEffect, useState } from 'preact/hooks';
import { EXCHANGE_SHOWS } from '../../../domain/analysis/exchange.ts';
import type {
  ExchangesResult,
  SideResponses,
  UnansweredAct,
} from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchExchanges } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import {
  changeCount,
  exchangeShow,
  filter,
  language,
  setExchangeShow,
  sides,
} from '../../state/page-state.ts';
import { OtherSearches } from '../../ui/no-events.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { EventDate, EventLine } from '../event-line.tsx';
import { ChainArticle } from './chain-article.tsx';
import { LagPlot } from './lag-plot.tsx';

/** How often and how fast each side responded to the other, then the chains of actions and responses. */
export function ExchangesView() {
  const { analysis } = messages.value;
  const texts = analysis.exchanges;
  const request = { filter: filter.value, sides: sides.value, show: exchangeShow.value, offset: 0 };
  const query = useQuery(
    (signal) => fetchExchanges(request, signal),
    [request.filter, request.sides, request.show, changeCount.value],
  );
  const { upper, lower } = sides.value;
  const [upperName, lowerName] = [partyName(upper, language.value), partyName(lower, language.value)];
  const { value } = query;
  return (
    <section class="analysis-view">
      <div class="analysis-page" aria-busy={value === undefined && query.problem === undefined}>
        <header>
          <h2>{texts.title}</h2>
          <p class="analysis-lead">{texts.lead}</p>
        </header>
        {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
        {value && (
          <>
            <div class="analysis-columns">
              <SideSummary side="upper" result={value} name={upperName} other={lowerName} />
              <SideSummary side="lower" result={value} name={lowerName} other={upperName} />
            </div>
            <p class="analysis-note">{texts.actionsMeaning}</p>
            <LagPlot
              directions={[
                { side: 'lower', name: texts.lagOf(lowerName, upperName), lags: value.sides.lower.lags },
                { side: 'upper', name: texts.lagOf(upperName, lowerName), lags: value.sides.upper.lags },
              ]}
            />
            <Entries first={value} />
          </>
        )}
      </div>
    </section>
  );
}

interface SideSummaryProps {
  readonly side: 'upper' | 'lower';
  readonly result: ExchangesResult;
  readonly name: string;
  readonly other: string;
}

function SideSummary({ side, result, name, other }: SideSummaryProps) {
  const texts = messages.value.analysis.exchanges;
  const { acts, answered, refused, unanswered, opens, closes }: SideResponses = result.sides[side];
  return (
    <section class={`side-head side-${side}`}>
      <h3>{name}</h3>
      <p class="exchange-share">
        <strong>{texts.share(answered, acts)}</strong> {texts.responded(other, answered, acts)}
      </p>
      <ShareBar answered={answered - refused} refused={refused} unanswered={unanswered} />
      <p class="quiet">
        {[refused > 0 ? texts.refused(refused) : '', texts.unanswered(unanswered)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{texts.opens(opens, closes, result.chains_total)}</p>
    </section>
  );
}

function ShareBar(parts: {
  readonly answered: number;
  readonly refused: number;
  readonly unanswered: number;
}) {
  const total = Math.max(1, parts.answered + parts.refused + parts.unanswered);
  return (
    <div class="share-bar" aria-hidden="true">
      {(['answered', 'refused', 'unanswered'] as const).map((part) => (
        <span key={part} class={`share-${part}`} style={{ flexGrow: parts[part] / total }} />
      ))}
    </div>
  );
}

/** The chains or unanswered actions chosen by the radio buttons, loaded page by page. */
function Entries({ first }: { readonly first: ExchangesResult }) {
  const texts = messages.value.analysis.exchanges;
  const show = exchangeShow.value;
  const [more, setMore] = useState<{
    readonly of: ExchangesResult;
    readonly pages: readonly ExchangesResult[];
  }>();
  const pages = [first, ...(more?.of === first ? more.pages : [])];
  const chains = pages.flatMap((page) => page.chains);
  const unanswered = pages.flatMap((page) => page.unanswered);
  const shown = chains.length + unanswered.length;
  const [wanted, setWanted] = useState(0);
  useEffect(() => setWanted(0), [first]);
  const next = useQuery(
    wanted > shown
      ? (signal) => fetchExchanges({ filter: filter.value, sides: sides.value, show, offset: shown }, signal)
      : undefined,
    [wanted, first],
  );
  useEffect(() => {
    if (next.value && wanted > shown) setMore({ of: first, pages: [...pages.slice(1), next.value] });
  }, [next.value]);

  return (
    <section class="exchange-entries">
      <div class="exchange-bar">
        <fieldset class="segments">
          <legend class="hidden">{texts.showLegend}</legend>
          {EXCHANGE_SHOWS.filter((each) => each !== 'errors' || first.errors > 0 || show === 'errors').map(
            (each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="show"
                  checked={show === each}
                  onChange={() => setExchangeShow(each)}
                />
                <span>{texts.show[each]}</span>
              </label>
            ),
          )}
        </fieldset>
        <p class="quiet" role="status">
          {texts.total[show](first.total)}
        </p>
      </div>
      {first.total === 0 && (
        <>
          <p class="analysis-empty">{texts.none[show]}</p>
          <OtherSearches />
        </>
      )}
      {chains.map((chain) => (
        <ChainArticle key={chain.events[0]?.id} chain={chain} />
      ))}
      {unanswered.length > 0 && <Unanswered acts={unanswered} />}
      {shown < first.total && (
        <button type="button" class="button" onClick={() => setWanted(shown + 1)} disabled={next.isLoading}>
          {messages.value.analysis.more(first.total - shown)}
        </button>
      )}
      {next.problem && <ProblemNotice problem={next.problem} onRetry={next.retry} />}
    </section>
  );
}

function Unanswered({ acts }: { readonly acts: readonly UnansweredAct[] }) {
  const texts = messages.value.analysis.exchanges;
  return (
    <div class="analysis-columns">
      {(['upper', 'lower'] as const).map((side) => (
        <ul
          key={side}
          class={`side-head side-${side}`}
          aria-label={partyName(sides.value[side], language.value)}
        >
          <li class="column-name">{partyName(sides.value[side], language.value)}</li>
          {acts
            .filter((act) => act.side === side)
            .map((act) => (
              <li key={act.id}>
                <EventLine event={act}>
                  <p>
                    <EventDate date={act.date} /> ·{' '}
                    {texts.since(
                      formatLag({ min: act.days_since_min, max: act.days_since_max }, language.value),
                    )}
                  </p>
                </EventLine>
              </li>
            ))}
        </ul>
      ))}
    </div>
  );
}
