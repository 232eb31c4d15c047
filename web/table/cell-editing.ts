import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import { type CheckedEvent, checkEvent, type DiplomaticEvent } from '../../domain/events/event.ts';
import { recordOf } from '../../domain/events/event-record.ts';
import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS } from '../../domain/events/kind.ts';
import type { Language } from '../../domain/language/language.ts';
import { parseTypedDate } from '../form/date/typed-date.ts';

/** How the text of a cell becomes the value of a field. */
interface CellEditing {
  readonly field: keyof DiplomaticEvent;
  readonly text: (event: DiplomaticEvent) => string;
  /** Throws `AmbiguousDate`. */
  readonly value: (text: string) => unknown;
  /** The values of a field that has a fixed list of them. */
  readonly choices?: readonly string[];
}

const optional = (text: string) => (text === '' ? undefined : text);

function line(field: 'title' | 'title_ru' | 'short_title' | 'short_title_ru'): CellEditing {
  return { field, text: (event) => event[field] ?? '', value: optional };
}

function choice(field: 'kind' | 'status' | 'review', choices: readonly string[]): CellEditing {
  return { field, text: (event) => event[field], value: (text) => text, choices };
}

const EDITABLE: { readonly [C in CsvColumn]?: CellEditing } = {
  date: { field: 'date', text: ({ date }) => date, value: readDate },
  title: line('title'),
  title_ru: line('title_ru'),
  short_title: line('short_title'),
  short_title_ru: line('short_title_ru'),
  kind: choice('kind', KINDS),
  status: choice('status', STATUSES),
  review: choice('review', REVIEWS),
  people_expelled: {
    field: 'people_expelled',
    text: ({ people_expelled }) => String(people_expelled ?? ''),
    value: readNumber,
  },
  tags: { field: 'tags', text: ({ tags }) => tags.join('; '), value: readTags },
};

/** How a column is edited, if it is. The column of the title is edited in the language of the page. */
export function editingOf(column: CsvColumn, language: Language): CellEditing | undefined {
  return EDITABLE[column === 'title' && language === 'ru' ? 'title_ru' : column];
}

/** The event with another text in a cell. Throws `InvalidInput` and `AmbiguousDate`. */
export function withCellText(event: DiplomaticEvent, editing: CellEditing, text: string): CheckedEvent {
  const { cameo, goldstein, ...record } = recordOf(event);
  const value = editing.value(text);
  // As in a change of several events: another kind brings its own code, except where a machine assigned it.
  const keepsCode = event.origin !== undefined || editing.field !== 'kind' || value === event.kind;
  // Without an origin the score follows from the code.
  const code = keepsCode ? { cameo, ...(event.origin !== undefined && { goldstein }) } : {};
  return checkEvent({ ...record, ...code, [editing.field]: value });
}

/** A date with two readings, in EDTF. */
export class AmbiguousDate extends Error {
  readonly days: readonly [string, string];

  constructor(days: readonly [string, string]) {
    super(days.join(' or '));
    this.days = days;
  }
}

/** A date as in the form: `26 March 2018`, `yesterday`, EDTF. */
function readDate(text: string): string {
  const parsed = parseTypedDate(text);
  if (parsed === undefined) return text;
  if ('either' in parsed) throw new AmbiguousDate(parsed.either);
  return parsed.edtf;
}

/** Thousands may have spaces or commas between them. Other texts stay, and the schema refuses them. */
function readNumber(text: string): unknown {
  if (text === '') return undefined;
  const digits = text.replace(/(?<=\d)[\s,](?=\d{3}(?!\d))/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : text;
}

function readTags(text: string): string[] {
  const tags = text.split(/[;,]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
