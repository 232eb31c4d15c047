import type { ComponentChildren } from 'preact';
import { CAMEO_CODES } from '../../../domain/cameo.ts';
import type { CsvColumn } from '../../../domain/csv.ts';
import { sayDate } from '../../../domain/edtf-date.ts';
import type { DiplomaticEvent } from '../../../domain/event.ts';
import { partyName } from '../../../domain/party.ts';
import type { Language, Messages } from '../../messages/messages.ts';
import type { Sort } from '../../url.ts';
import { EventLink } from '../event/event-link.tsx';
import { KindGlyph } from '../kind-glyph.tsx';

/** How a column of the CSV is shown. An empty cell is `undefined`. */
export interface Column {
  readonly widthRem: number;
  readonly phoneRem?: number;
  readonly isNumber?: boolean;
  /** The order its head asks for at first; absent, the server cannot sort by it. */
  readonly sort?: Sort;
  readonly cell: (event: DiplomaticEvent, words: Messages, language: Language) => ComponentChildren;
}

const parties = (codes: readonly string[], language: Language) =>
  joined(codes.map((code) => partyName(code, language)));

function joined(values: readonly string[], title?: string): ComponentChildren {
  if (values.length === 0) return undefined;
  const text = values.join('; ');
  return <span title={title ?? text}>{text}</span>;
}

export const COLUMNS: Readonly<Record<CsvColumn, Column>> = {
  id: { widthRem: 18, cell: ({ id }) => <code>{id}</code> },
  date: {
    widthRem: 9.5,
    phoneRem: 7,
    sort: 'date',
    cell: ({ date }, _, language) => <time title={date}>{sayDate(date, language)}</time>,
  },
  title: {
    widthRem: 26,
    phoneRem: 15.5,
    sort: 'title',
    cell: ({ id, title }) => (
      <EventLink id={id} class="row-link">
        {title}
      </EventLink>
    ),
  },
  summary: {
    widthRem: 28,
    cell: ({ summary }) => (summary ? <span title={summary}>{summary}</span> : undefined),
  },
  title_ru: { widthRem: 24, cell: ({ title_ru }) => title_ru && <span lang="ru">{title_ru}</span> },
  summary_ru: {
    widthRem: 28,
    cell: ({ summary_ru }) =>
      summary_ru && (
        <span lang="ru" title={summary_ru}>
          {summary_ru}
        </span>
      ),
  },
  kind: {
    widthRem: 8.5,
    sort: 'kind',
    cell: ({ kind, status }, { names }) => (
      <span class="cell-kind">
        <KindGlyph kind={kind} status={status} />
        {names.kind[kind]}
      </span>
    ),
  },
  status: {
    widthRem: 7.5,
    cell: ({ status }, { names }) => (
      <span class={status === 'carried_out' ? 'quiet' : undefined}>{names.status[status]}</span>
    ),
  },
  initiators: { widthRem: 9, cell: ({ initiators }, _, language) => parties(initiators, language) },
  targets: { widthRem: 9, cell: ({ targets }, _, language) => parties(targets, language) },
  participants: {
    widthRem: 14,
    cell: ({ participants }) =>
      joined(
        participants.map(({ name }) => name),
        participants.map(({ name, office }) => (office ? `${name}, ${office}` : name)).join('; '),
      ),
  },
  place: { widthRem: 9, cell: ({ location }) => location?.place },
  country: {
    widthRem: 9,
    cell: ({ location }, _, language) => location?.country && partyName(location.country, language),
  },
  people_expelled: {
    widthRem: 6.5,
    isNumber: true,
    sort: '-people_expelled',
    cell: ({ people_expelled }, { shell }) => people_expelled !== undefined && shell.number(people_expelled),
  },
  missions_affected: { widthRem: 14, cell: ({ missions_affected }) => joined(missions_affected) },
  in_force: {
    widthRem: 6,
    cell: ({ in_force }, { shell }) =>
      in_force !== undefined && (in_force ? shell.table.stands : shell.table.ended),
  },
  in_force_until: {
    widthRem: 9.5,
    cell: ({ in_force_until }, _, language) =>
      in_force_until && <time title={in_force_until}>{sayDate(in_force_until, language)}</time>,
  },
  links: {
    widthRem: 20,
    cell: ({ links }, { names }) =>
      links.length > 0 &&
      links.map(({ to, relation }) => (
        <span key={`${relation} ${to}`} class="cell-entry">
          {names.relation[relation]} <EventLink id={to}>{to}</EventLink>
        </span>
      )),
  },
  sources: {
    widthRem: 16,
    cell: ({ sources }) =>
      sources.length > 0 &&
      sources.map(({ publisher, title, url }) => (
        <span key={`${publisher} ${url}`} class="cell-entry">
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" title={title}>
              {publisher}
            </a>
          ) : (
            publisher
          )}
        </span>
      )),
  },
  tags: { widthRem: 10, cell: ({ tags }) => joined(tags) },
  review: {
    widthRem: 7.5,
    cell: ({ review }, { names }) => <span class={`review-${review}`}>{names.review[review]}</span>,
  },
  cameo: { widthRem: 5, cell: ({ cameo }) => <code title={CAMEO_CODES.get(cameo)?.name}>{cameo}</code> },
  goldstein: {
    widthRem: 6,
    isNumber: true,
    sort: 'goldstein',
    cell: ({ goldstein }, { shell }) => shell.score(goldstein),
  },
};

/** A phone shows date and title side by side, and the rest beyond its edge. */
export function widthOf(column: CsvColumn, isPhone: boolean): number {
  const { widthRem, phoneRem } = COLUMNS[column];
  return isPhone ? (phoneRem ?? widthRem) : widthRem;
}

/** Shown until the reader chooses others. */
export const FIRST_COLUMNS: readonly CsvColumn[] = [
  'date',
  'title',
  'kind',
  'status',
  'initiators',
  'targets',
  'participants',
  'place',
  'people_expelled',
  'in_force',
  'sources',
  'review',
  'goldstein',
];
