import { useEffect, useRef, useState } from 'preact/hooks';
import type { BriefEvent } from '../../../domain/analysis/in-force.ts';
import { TOTAL_FIGURES } from '../../../domain/analysis/period-totals.ts';
import { isKind } from '../../../domain/events/kind.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchTotalsEvents, type TotalsRequest } from '../../api/analysis.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import type { ListedTotal } from '../../state/compare-params.ts';
import { changeCount, language, setCompare } from '../../state/page-state.ts';
import { CloseIcon } from '../../ui/icons.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { EventDate, EventLine } from '../event-line.tsx';
import type { Columns, LoadedColumn } from './compared-columns.ts';

/** The events behind a number of the comparison, loaded page by page. */
export function ListedEvents({
  columns,
  listed,
}: {
  readonly columns: Columns;
  readonly listed: ListedTotal;
}) {
  const { analysis, compare: texts, shell } = messages.value;
  const column = columns[listed.column];
  const key = JSON.stringify([column.request, listed, changeCount.value]);
  const [offset, setOffset] = useState({ key, from: 0 });
  const from = offset.key === key ? offset.from : 0;
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly events: readonly BriefEvent[] }>();
  const query = useQuery(
    async (signal) => ({
      key,
      from,
      page: await fetchTotalsEvents({ ...requestOf(column, listed), offset: from }, signal),
    }),
    [key, from],
  );
  const { value } = query;
  useEffect(() => {
    if (!value || value.key !== key) return;
    setLoaded((last) => ({
      key,
      events: [...(last?.key === key ? last.events.slice(0, value.from) : []), ...value.page.events],
    }));
  }, [value]);
  const heading = useRef<HTMLHeadingElement>(null);
  const events = loaded?.key === key ? loaded.events : [];
  useEffect(() => heading.current?.focus({ preventScroll: true }), [key]);
  useEffect(() => {
    if (events.length > 0) heading.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, [key, events.length > 0]);
  const total = value?.key === key ? value.page.total : 0;
  return (
    <section class={`compare-events period-${listed.column + 1}`} aria-busy={query.isLoading}>
      <header>
        <h3 ref={heading} tabIndex={-1}>
          {texts.events(column.name, nameOf(column, listed))}
        </h3>
        <button type="button" class="icon-button" aria-label={shell.close} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
      <p class="quiet" role="status">
        {value?.key === key ? shell.events(total) : ''}
      </p>
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <EventLine event={event}>
              <p>
                <EventDate date={event.date} />
                {listed.only === 'people_expelled' &&
                  event.people_expelled !== undefined &&
                  ` · ${analysis.people(event.people_expelled)}`}
              </p>
            </EventLine>
          </li>
        ))}
      </ol>
      {events.length > 0 && events.length < total && (
        <button
          type="button"
          class="button"
          disabled={query.isLoading}
          onClick={() => setOffset({ key, from: events.length })}
        >
          {texts.more(total - events.length)}
        </button>
      )}
    </section>
  );
}

/** Closes the list, and returns the focus to its number. */
function close(): void {
  const number = document.querySelector<HTMLElement>('.total-link[aria-current]');
  setCompare({ listed: undefined });
  number?.focus();
}

function requestOf(
  { request }: LoadedColumn,
  { side, only }: ListedTotal,
): Omit<Parameters<typeof fetchTotalsEvents>[0], 'offset'> {
  const { kind, ...filter } = request.filter;
  const figure = TOTAL_FIGURES.find((each) => each === only);
  const kinds = only !== undefined && isKind(only) ? [only] : kind;
  return {
    ...(request satisfies TotalsRequest),
    filter: { ...filter, ...(kinds && { kind: kinds }) },
    ...(side && { side }),
    ...(figure && { figure }),
  };
}

function nameOf({ sides }: LoadedColumn, { side, only }: ListedTotal): string {
  const { compare: texts, names } = messages.value;
  const party =
    side === 'upper' || side === 'lower' ? partyName(sides[side], language.value) : side && texts[side];
  const what =
    only === 'people_expelled'
      ? texts.group.people
      : only === 'missions'
        ? texts.group.missions
        : only !== undefined && isKind(only)
          ? names.kind[only]
          : undefined;
  return [what, party].filter((text) => text !== undefined).join(', ');
}
