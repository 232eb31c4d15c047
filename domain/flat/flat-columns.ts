import { goldsteinOf } from '../cameo/cameo.ts';
import { joinList, joinPositions } from '../csv/csv-cell.ts';
import { END_OF_TIME } from '../dates/day-span.ts';
import { parseEdtf } from '../dates/edtf-date.ts';
import type { CheckedEvent } from '../events/event.ts';
import { RELATIONS, type Relation } from '../events/event-values.ts';
import { KIND } from '../events/kind.ts';
import type { Language } from '../language/language.ts';
import { flattenDate } from './flat-date.ts';
import { type CodeType, valueName } from './value-names.ts';

/** `day`: days since 1970-01-01. `code` and `name`: a code, and the same as a word in the language of the file. */
export type FlatType = 'text' | 'day' | 'number' | 'integer' | 'boolean' | 'code' | 'name' | 'word';
export type FlatValue = string | number | boolean | undefined;

/** The part of an event that columns change together when they are imported. */
export type FlatPart =
  | 'id'
  | 'date'
  | 'place'
  | 'country'
  | Relation
  | Exclude<keyof CheckedEvent, 'location' | 'links' | 'id' | 'date'>;

export interface FlatColumn {
  readonly type: FlatType;
  readonly part: FlatPart;
  /** The kind of codes of a `code`, `name` or `word`. */
  readonly codes?: CodeType;
  /** Whether a cell holds several values, joined with `; `. */
  readonly isList?: boolean;
  /** In characters, for spreadsheets. */
  readonly width: number;
  readonly read: (event: CheckedEvent, language: Language) => FlatValue;
}

/** The longest text that Excel keeps in a cell. */
export const MAX_CELL_LENGTH = 32_767;

const LINE_BREAKS = /\r\n?/g;

function textColumn(
  part: Exclude<FlatPart, 'place' | 'country' | Relation | 'date' | 'id'>,
  width: number,
): FlatColumn {
  return {
    type: 'text',
    part,
    width,
    read: (event) => {
      const value = event[part];
      return typeof value === 'string' && value !== '' ? value.replace(LINE_BREAKS, '\n') : undefined;
    },
  };
}

function coded(
  part: FlatPart,
  codes: CodeType,
  width: number,
  codeOf: (event: CheckedEvent) => string | readonly string[] | undefined,
): { readonly code: FlatColumn; readonly name: FlatColumn } {
  const column = (
    type: 'code' | 'name',
    write: (code: string, language: Language) => string,
  ): FlatColumn => ({
    type,
    part,
    codes,
    isList: codes === 'party' && part !== 'country',
    width: type === 'code' ? 12 : width,
    read: (event, language) => {
      const value = codeOf(event);
      if (value === undefined) return undefined;
      return typeof value === 'string'
        ? write(value, language)
        : joined(value.map((code) => write(code, language)));
    },
  });
  return {
    code: column('code', (code) => code),
    name: column('name', (code, language) => valueName(codes, code, language)),
  };
}

/** Joins a list. Entries at the end that do not fit into a cell are left out. */
function joined(entries: readonly string[]): string | undefined {
  if (entries.length === 0) return undefined;
  for (let count = entries.length; count > 0; count -= 1) {
    const cell = joinList(entries.slice(0, count));
    if (cell.length <= MAX_CELL_LENGTH) return cell;
  }
  return undefined;
}

/** Publishers and addresses of the sources, of as many as fit into both cells. */
function sourceCells({ sources }: CheckedEvent): {
  readonly publishers: FlatValue;
  readonly urls: FlatValue;
} {
  for (let count = sources.length; count > 0; count -= 1) {
    const shown = sources.slice(0, count);
    const publishers = joinList(shown.map(({ publisher }) => publisher));
    const urls = joinPositions(shown.map(({ url }) => url ?? ''));
    if (publishers.length <= MAX_CELL_LENGTH && urls.length <= MAX_CELL_LENGTH)
      return { publishers, urls: urls === '' ? undefined : urls };
  }
  return { publishers: undefined, urls: undefined };
}

function linkColumn(relation: Relation): FlatColumn {
  return {
    type: 'text',
    part: relation,
    isList: true,
    width: 24,
    read: ({ links }) => joined(links.filter((link) => link.relation === relation).map(({ to }) => to)),
  };
}

const kind = coded('kind', 'kind', 18, (event) => event.kind);
const status = coded('status', 'status', 14, (event) => event.status);
const review = coded('review', 'review', 16, (event) => event.review);
const cameo = coded('cameo', 'cameo', 30, (event) => codeOf(event));
const country = coded('country', 'party', 18, ({ location }) => location?.country);
const initiators = coded('initiators', 'party', 24, (event) => event.initiators);
const targets = coded('targets', 'party', 24, (event) => event.targets);

function codeOf(event: CheckedEvent): string {
  return event.cameo ?? KIND[event.kind].cameo;
}

const [respondsTo, lifts, amends, partOf, follows] = RELATIONS.map(linkColumn) as [
  FlatColumn,
  FlatColumn,
  FlatColumn,
  FlatColumn,
  FlatColumn,
];

/** One value per cell, for spreadsheets and statistics. Unlike the complete CSV, a flat table does not hold everything. */
export const FLAT_COLUMNS = {
  id: { type: 'text', part: 'id', width: 24, read: ({ id }) => id },
  first_day: { type: 'day', part: 'date', width: 12, read: ({ date }) => flattenDate(date).first_day },
  last_day: { type: 'day', part: 'date', width: 12, read: ({ date }) => flattenDate(date).last_day },
  precision: {
    type: 'word',
    part: 'date',
    codes: 'precision',
    width: 12,
    read: ({ date }) => flattenDate(date).precision,
  },
  certainty: {
    type: 'word',
    part: 'date',
    codes: 'certainty',
    width: 14,
    read: ({ date }) => flattenDate(date).certainty,
  },
  title: textColumn('title', 60),
  title_ru: textColumn('title_ru', 60),
  short_title: textColumn('short_title', 30),
  short_title_ru: textColumn('short_title_ru', 30),
  summary: textColumn('summary', 60),
  summary_ru: textColumn('summary_ru', 60),
  kind: kind.code,
  kind_name: kind.name,
  status: status.code,
  status_name: status.name,
  initiators: initiators.code,
  initiator_names: initiators.name,
  targets: targets.code,
  target_names: targets.name,
  participants: {
    type: 'text',
    part: 'participants',
    isList: true,
    width: 30,
    read: ({ participants }) => joined(participants.map(({ name }) => name)),
  },
  place: { type: 'text', part: 'place', width: 18, read: ({ location }) => location?.place },
  country: country.code,
  country_name: country.name,
  people_expelled: {
    type: 'integer',
    part: 'people_expelled',
    width: 10,
    read: (event) => event.people_expelled,
  },
  missions_affected: {
    type: 'text',
    part: 'missions_affected',
    isList: true,
    width: 30,
    read: ({ missions_affected }) => joined(missions_affected),
  },
  in_force: { type: 'boolean', part: 'in_force', width: 10, read: (event) => event.in_force },
  in_force_until: {
    type: 'day',
    part: 'in_force_until',
    width: 12,
    read: ({ in_force_until }) => {
      const last = in_force_until === undefined ? END_OF_TIME : parseEdtf(in_force_until).last_day;
      return last === END_OF_TIME ? undefined : last;
    },
  },
  responds_to: respondsTo,
  lifts,
  amends,
  part_of: partOf,
  follows,
  sources: {
    type: 'text',
    part: 'sources',
    isList: true,
    width: 30,
    read: (event) => sourceCells(event).publishers,
  },
  source_urls: {
    type: 'text',
    part: 'sources',
    isList: true,
    width: 30,
    read: (event) => sourceCells(event).urls,
  },
  tags: { type: 'text', part: 'tags', isList: true, width: 24, read: ({ tags }) => joined(tags) },
  pinned: { type: 'boolean', part: 'pinned', width: 10, read: ({ pinned }) => pinned },
  review: review.code,
  review_name: review.name,
  cameo: cameo.code,
  cameo_name: cameo.name,
  goldstein: {
    type: 'number',
    part: 'goldstein',
    width: 10,
    read: (event) => event.goldstein ?? goldsteinOf(codeOf(event)),
  },
  origin: textColumn('origin', 10),
  /** Only in workbooks, which show it beside the days. */
  date: { type: 'text', part: 'date', width: 22, read: ({ date }) => date },
} as const satisfies Readonly<Record<string, FlatColumn>>;

export type FlatName = keyof typeof FLAT_COLUMNS;

export function flatColumn(name: FlatName): FlatColumn {
  return FLAT_COLUMNS[name];
}

const ALL = Object.keys(FLAT_COLUMNS) as readonly FlatName[];

/** The columns for programs: flat CSV and Parquet. */
export const FLAT_NAMES: readonly FlatName[] = ALL.filter((name) => name !== 'date');

/** The columns for people: words first, codes last. */
export function sheetNames(language: Language): readonly FlatName[] {
  const titles = ['title', 'title_ru'] as const;
  const summaries = ['summary', 'summary_ru'] as const;
  const first: readonly FlatName[] = [
    'first_day',
    'last_day',
    'precision',
    'certainty',
    ...(language === 'ru' ? titles.toReversed() : titles),
    'kind_name',
    'status_name',
    'initiator_names',
    'target_names',
    'participants',
    'place',
    'country_name',
    'people_expelled',
    'missions_affected',
    'in_force',
    'in_force_until',
    ...(language === 'ru' ? summaries.toReversed() : summaries),
    'sources',
    'source_urls',
    'tags',
    'review_name',
    'cameo_name',
    'cameo',
    'goldstein',
  ];
  return [...first, ...FLAT_NAMES.filter((name) => !first.includes(name) && name !== 'id'), 'id'];
}
