import type { ComponentChildren } from 'preact';
import { cameoName } from '../../domain/cameo/cameo-name.ts';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { summaryLanguage, summaryOf } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import { EventLink } from '../event/event-link.tsx';
import type { Messages } from '../i18n/en/all.ts';
import { shownName } from '../state/recorded-names.ts';
import { EventTitle } from '../ui/event-title.tsx';
import { KindGlyph } from '../ui/kind-glyph.tsx';
import { UntranslatedMark } from '../ui/untranslated-mark.tsx';

/** How the table shows a column of the CSV. An empty cell is `undefined`. */
export interface Column {
  readonly width: string;
  /** On a phone date and title fill the screen, except for the edge of the next column. */
  readonly phoneWidth?: string;
  readonly isNumber?: boolean;
  /** The order after the first click on the heading; absent if the server cannot sort by this column. */
  readonly sort?: Sort;
  readonly cell: (event: DiplomaticEvent, texts: Messages, language: Language) => ComponentChildren;
}

const parties = (codes: readonly string[], language: Language) =>
  joined(codes.map((code) => partyName(code, language)));

function joined(values: readonly string[], title?: string): ComponentChildren {
  if (values.length === 0) return undefined;
  const text = values.join('; ');
  return <span title={title ?? text}>{text}</span>;
}

export const COLUMNS: Readonly<Record<CsvColumn, Column>> = {
  id: { width: '18rem', cell: ({ id }) => <code>{id}</code> },
  date: {
    width: '9.5rem',
    phoneWidth: '7rem',
    sort: 'date',
    cell: ({ date }, _, language) => <time title={date}>{formatDate(date, language)}</time>,
  },
  title: {
    width: '26rem',
    phoneWidth: 'calc(100vw - 9rem)',
    sort: 'title',
    cell: (event) => (
      <EventLink id={event.id} class="row-link">
        <EventTitle event={event} />
        <UntranslatedMark event={event} />
      </EventLink>
    ),
  },
  summary: {
    width: '28rem',
    cell: (event, _, language) => {
      const summary = summaryOf(event, language);
      return summary ? (
        <span title={summary} lang={summaryLanguage(event, language)}>
          {summary}
        </span>
      ) : undefined;
    },
  },
  title_ru: {
    width: '24rem',
    sort: 'title_ru',
    cell: ({ title_ru }) => title_ru && <span lang="ru">{title_ru}</span>,
  },
  summary_ru: {
    width: '28rem',
    cell: ({ summary_ru }) =>
      summary_ru && (
        <span lang="ru" title={summary_ru}>
          {summary_ru}
        </span>
      ),
  },
  short_title: { width: '16rem', cell: ({ short_title }) => short_title },
  short_title_ru: {
    width: '16rem',
    cell: ({ short_title_ru }) => short_title_ru && <span lang="ru">{short_title_ru}</span>,
  },
  pinned: { width: '6rem', cell: ({ pinned }, { shell }) => pinned && shell.yes },
  kind: {
    width: '8.5rem',
    sort: 'kind',
    cell: ({ kind, status }, { names }) => (
      <span class="cell-kind">
        <KindGlyph kind={kind} status={status} />
        {names.kind[kind]}
      </span>
    ),
  },
  status: {
    width: '7.5rem',
    sort: 'status',
    cell: ({ status }, { names }) => (
      <span class={status === 'carried_out' ? 'quiet' : undefined}>{names.status[status]}</span>
    ),
  },
  initiators: { width: '9rem', cell: ({ initiators }, _, language) => parties(initiators, language) },
  targets: { width: '9rem', cell: ({ targets }, _, language) => parties(targets, language) },
  participants: {
    width: '14rem',
    cell: ({ participants }) =>
      joined(
        participants.map(({ name }) => shownName('person', name)),
        participants
          .map(({ name, office }) =>
            [shownName('person', name), office && shownName('office', office)].filter(Boolean).join(', '),
          )
          .join('; '),
      ),
  },
  place: { width: '9rem', cell: ({ location }) => location?.place && shownName('place', location.place) },
  country: {
    width: '9rem',
    cell: ({ location }, _, language) => location?.country && partyName(location.country, language),
  },
  people_expelled: {
    width: '6.5rem',
    isNumber: true,
    sort: '-people_expelled',
    cell: ({ people_expelled }, { shell }) => people_expelled !== undefined && shell.number(people_expelled),
  },
  missions_affected: {
    width: '14rem',
    cell: ({ missions_affected }) =>
      joined(missions_affected.map((mission) => shownName('organisation', mission))),
  },
  in_force: {
    width: '6rem',
    cell: ({ in_force }, { shell }) =>
      in_force !== undefined && (in_force ? shell.table.inForce : shell.table.ended),
  },
  in_force_until: {
    width: '9.5rem',
    cell: ({ in_force_until }, _, language) =>
      in_force_until && <time title={in_force_until}>{formatDate(in_force_until, language)}</time>,
  },
  links: {
    width: '20rem',
    cell: ({ links }, { names }) =>
      links.length > 0 &&
      links.map(({ to, relation }) => (
        <span key={`${relation} ${to}`} class="cell-entry">
          {names.relation[relation]} <EventLink id={to}>{to}</EventLink>
        </span>
      )),
  },
  sources: {
    width: '16rem',
    cell: ({ sources }) =>
      sources.length > 0 &&
      sources.map(({ publisher, title, url }) => (
        <span key={`${publisher} ${url}`} class="cell-entry">
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" title={title}>
              {shownName('publisher', publisher)}
            </a>
          ) : (
            shownName('publisher', publisher)
          )}
        </span>
      )),
  },
  tags: { width: '10rem', cell: ({ tags }) => joined(tags) },
  review: {
    width: '7.5rem',
    sort: 'review',
    cell: ({ review }, { names }) => <span class={`review-${review}`}>{names.review[review]}</span>,
  },
  cameo: {
    width: '5rem',
    cell: ({ cameo }, _, language) => <code title={cameoName(cameo, language)}>{cameo}</code>,
  },
  goldstein: {
    width: '6rem',
    isNumber: true,
    sort: 'goldstein',
    cell: ({ goldstein }, { shell }) => shell.score(goldstein),
  },
  origin: { width: '9rem', cell: ({ origin }, { names }) => names.coder[origin ?? 'analyst'] },
};

/** The order after the first click on the heading of a column. Titles are sorted in the language in which they are shown. */
export function sortOf(column: CsvColumn, language: Language): Sort | undefined {
  return column === 'title' && language === 'ru' ? 'title_ru' : COLUMNS[column].sort;
}

export function widthOf(column: CsvColumn, isPhone: boolean): string {
  const { width, phoneWidth } = COLUMNS[column];
  return isPhone ? (phoneWidth ?? width) : width;
}

/** Shown until the user chooses others. */
export const DEFAULT_COLUMNS: readonly CsvColumn[] = [
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
