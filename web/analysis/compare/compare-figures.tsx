import type { ComponentChildren } from 'preact';
import type { TotalFigure } from '../../../domain/analysis/period-totals.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { SIDES, type Side } from '../../../domain/parties/side.ts';
import { messages } from '../../i18n/messages.ts';
import { periodSpan } from '../../state/compare-params.ts';
import { addressWith, language, openQuery } from '../../state/page-state.ts';
import type { Page } from '../../state/url.ts';
import { hasModifierKey } from '../../ui/modifier-key.ts';
import { type Columns, DAYS_PER_YEAR, differInLength, type LoadedColumn } from './compared-columns.ts';
import { TotalLink } from './total-link.tsx';

const ACTORS = ['upper', 'lower'] as const;
type Actor = (typeof ACTORS)[number];

interface Row {
  readonly name: string;
  readonly cells: readonly [ComponentChildren, ComponentChildren];
}

/** The totals of both columns side by side, each linked to its events. */
export function CompareFigures({ columns }: { readonly columns: Columns }) {
  const { compare: texts } = messages.value;
  const groups: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    [texts.group.tension, tensionRows(columns)],
    [texts.group.events, eventRows(columns)],
    [texts.group.responses, ACTORS.flatMap((acting) => responseRows(columns, acting))],
    [texts.group.people, sideRows(columns, 'people_expelled')],
    [texts.group.missions, sideRows(columns, 'missions')],
  ];
  const notes = [
    ...(differInLength(columns) ? [texts.ratesMeaning] : []),
    ...(columns[0].between ? [texts.betweenMeaning] : []),
  ];
  return (
    <section>
      <h3>{texts.figures}</h3>
      <p class="analysis-note">
        <span class="for-the-screen">{texts.figuresMeaning} </span>
        {notes.length > 0 && <span>{notes.join(' ')}</span>}
      </p>
      <table class="compare-table">
        <thead>
          <tr>
            <th scope="col">{texts.figure}</th>
            {columns.map(({ name, detail, years }, index) => (
              <th key={name} scope="col" class={`period-${index + 1}`}>
                {name}
                <span class="compare-detail">
                  {[detail, texts.days(Math.round(years * DAYS_PER_YEAR))]
                    .filter((text) => text !== undefined)
                    .join(' · ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([title, rows]) => (
          <tbody key={title}>
            <tr class="compare-group">
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
            {rows.map(({ name, cells: [first, second] }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{first}</td>
                <td>{second}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function rowOf(
  columns: Columns,
  name: string,
  cell: (column: LoadedColumn, index: 0 | 1) => ComponentChildren,
): Row {
  return { name, cells: [cell(columns[0], 0), cell(columns[1], 1)] };
}

function tensionRows(columns: Columns): Row[] {
  const { compare: texts } = messages.value;
  const levelRow = (name: string, figure: 'mean' | 'max') =>
    rowOf(columns, name, (column) => {
      const level = column.totals.index[figure];
      if (level === undefined) return texts.none;
      return (
        <ViewLink to={{ ...pageOf(column), view: 'tension' }} name={`${name}, ${column.name}`}>
          {texts.decimal(level)}
        </ViewLink>
      );
    });
  return [
    levelRow(texts.mean, 'mean'),
    levelRow(texts.max, 'max'),
    totalRow(columns, { name: texts.weight, count: (column) => sumOf(column) }),
  ];
}

function sumOf({ totals }: LoadedColumn): number {
  return SIDES.reduce((sum, side) => sum + totals.sides[side].weight, 0);
}

function eventRows(columns: Columns): Row[] {
  const { compare: texts } = messages.value;
  const others = columns[0].between ? (['joint'] as const) : (['joint', 'context'] as const);
  const ofSide = (side: Side, name: string) =>
    totalRow(columns, { name, side, count: ({ totals }) => totals.sides[side].events });
  return [
    totalRow(columns, { name: texts.total, count: ({ totals }) => totals.total }),
    ...ACTORS.map((side) => ofSide(side, sideName(columns, side))),
    ...others.map((side) => ofSide(side, texts[side])),
  ];
}

/** How the other side responded to the acts of `acting`. */
function responseRows(columns: Columns, acting: Actor): Row[] {
  const { compare: texts } = messages.value;
  const responding = acting === 'upper' ? 'lower' : 'upper';
  const side = sideName(columns, responding);
  return [
    rowOf(columns, texts.responded(side), (column) => {
      const { acts, answered } = column.exchanges.sides[acting];
      if (acts === 0) return texts.none;
      return (
        <>
          <ViewLink
            to={{ ...pageOf(column), view: 'exchanges' }}
            name={`${texts.responded(side)}, ${column.name}`}
          >
            {texts.percent(answered / acts)}
          </ViewLink>{' '}
          <span class="quiet">{texts.ofActions(answered, acts)}</span>
        </>
      );
    }),
    rowOf(columns, texts.median(side), (column) => {
      const { median } = column.exchanges.sides[responding].lags;
      if (!median) return texts.none;
      return (
        <ViewLink
          to={{ ...pageOf(column), view: 'exchanges' }}
          name={`${texts.median(side)}, ${column.name}`}
        >
          {formatLag(median, language.value)}
        </ViewLink>
      );
    }),
  ];
}

function sideRows(columns: Columns, only: TotalFigure): Row[] {
  return ACTORS.map((side) =>
    totalRow(columns, {
      name: sideName(columns, side),
      side,
      only,
      count: ({ totals }) => {
        const { people_expelled, missions } = totals.sides[side];
        return only === 'missions' ? missions.total : people_expelled;
      },
    }),
  );
}

interface TotalOptions {
  readonly name: string;
  readonly side?: Side;
  readonly only?: TotalFigure;
  readonly count: (column: LoadedColumn) => number;
}

/** A row of totals, with rates per year if the columns differ in length. */
function totalRow(columns: Columns, { name, side, only, count }: TotalOptions): Row {
  const { compare: texts } = messages.value;
  const hasRates = differInLength(columns);
  return rowOf(columns, name, (column, index) => {
    const value = count(column);
    if (value === 0) return '0';
    return (
      <>
        <TotalLink
          listed={{ column: index, ...(side && { side }), ...(only && { only }) }}
          text={texts.decimal(value)}
          name={[only && texts.group[only === 'missions' ? 'missions' : 'people'], name, column.name]
            .filter((text) => text !== undefined)
            .join(', ')}
        />
        {hasRates && column.years > 0 && (
          <>
            {' '}
            <span class="quiet">{texts.perYear(value / column.years)}</span>
          </>
        )}
      </>
    );
  });
}

/** The name of the party, or of both parties if the columns have different ones. */
export function sideName([first, second]: Columns, side: Actor): string {
  const names = [first, second].map(({ sides }) => partyName(sides[side], language.value));
  return [...new Set(names)].join(' / ');
}

/** What another view shows of a column. */
function pageOf({ filter, sides, between }: LoadedColumn): Partial<Page> {
  const { from, to, ...others } = filter;
  // Tension has a window instead of a filter, because earlier events count in the index.
  const span = from !== undefined && from === to ? periodSpan(from) : undefined;
  return {
    filter: { ...others, ...(from && { from }), ...(to && { to }), ...(between && { sides }) },
    ...(span && { timeWindow: span }),
    selectedId: undefined,
  };
}

interface ViewLinkProps {
  readonly to: Partial<Page>;
  readonly name: string;
  readonly children: string;
}

/** A number whose events another view shows. */
function ViewLink({ to, name, children }: ViewLinkProps) {
  const address = addressWith(to);
  return (
    <a
      class="total-link"
      href={address}
      aria-label={`${children}, ${name}`}
      onClick={(event) => {
        if (hasModifierKey(event)) return;
        event.preventDefault();
        openQuery(address);
      }}
    >
      {children}
    </a>
  );
}
