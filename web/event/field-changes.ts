import { formatDate } from '../../domain/dates/format-date.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import type { Coder } from '../../domain/query/event-filter.ts';
import type { Messages } from '../i18n/en/all.ts';
import { type WordChange, wordChanges } from './word-changes.ts';

/** The differences of one field between two versions, as text. */
export interface FieldChange {
  readonly field: string;
  readonly name: string;
  readonly changes: readonly WordChange[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields that a revision changed. Titles and summaries are compared word by word, lists entry by entry. */
export function fieldChanges(
  revision: {
    readonly before: Fields | null;
    readonly after: Fields | null;
    readonly changed: readonly string[];
  },
  texts: Messages,
  language: Language,
): FieldChange[] {
  const names: Readonly<Record<string, string>> = texts.names.field;
  return revision.changed.map((field) => ({
    field,
    name: names[field] ?? field,
    changes: changesOf(field, revision.before?.[field], revision.after?.[field], texts, language),
  }));
}

const TEXTS: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'title_ru',
  'summary_ru',
  'short_title',
  'short_title_ru',
]);

function changesOf(
  field: string,
  before: unknown,
  after: unknown,
  texts: Messages,
  language: Language,
): WordChange[] {
  const say = (value: unknown) => formatValue(field, value, texts, language);
  if (TEXTS.has(field)) return wordChanges(say(before), say(after));
  if (Array.isArray(before) || Array.isArray(after)) {
    return entryChanges(entriesOf(before).map(say), entriesOf(after).map(say));
  }
  const removed = say(before);
  const added = say(after);
  return [
    ...(removed === '' ? [] : [{ change: 'removed', text: removed } as const]),
    ...(added === '' ? [] : [{ change: 'added', text: added } as const]),
  ];
}

function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entryChanges(before: readonly string[], after: readonly string[]): WordChange[] {
  const gone = before.filter((entry) => !after.includes(entry));
  const come = after.filter((entry) => !before.includes(entry));
  if (gone.length === 0 && come.length === 0 && after.length > 0) {
    return [{ change: 'same', text: after.join('; ') }];
  }
  return [
    ...gone.map((text) => ({ change: 'removed', text }) as const),
    ...come.map((text) => ({ change: 'added', text }) as const),
  ];
}

function formatValue(field: string, value: unknown, texts: Messages, language: Language): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? texts.shell.yes : texts.shell.no;
  if (typeof value === 'object') return formatParts(field, value as Fields, texts, language);
  const text = String(value);
  switch (field) {
    case 'date':
    case 'in_force_until':
    case 'published':
      return formatDate(text, language);
    case 'kind':
    case 'status':
    case 'review':
    case 'relation':
      return (texts.names[field] as Readonly<Record<string, string>>)[text] ?? text;
    case 'origin':
      return texts.names.coder[text as Coder] ?? text;
    case 'initiators':
    case 'targets':
    case 'party':
    case 'country':
      return partyName(text, language);
    default:
      return text;
  }
}

/** A participant, source, link or location as one line. */
function formatParts(field: string, parts: Fields, texts: Messages, language: Language): string {
  const order = field === 'links' ? ['relation', 'to'] : Object.keys(parts);
  return order
    .map((part) => formatValue(part, parts[part], texts, language))
    .filter((text) => text !== '')
    .join(field === 'links' ? ' ' : ', ');
}
