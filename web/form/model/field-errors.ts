import { type InputError, InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { TEXT_PAIRS } from '../../../domain/events/translation.ts';
import type { Language } from '../../../domain/language/language.ts';
import type { ResponseError } from '../../api/api-problem.ts';
import { type DateDraft, type MissingPart, missingPartOf, possibleDays } from '../date/date-draft.ts';
import { type EventDraft, filledRows, inputFrom } from './draft.ts';

/**
 * Names a field of the form: `title`, `sources.3.url` (a row by its key, which stays the same when rows above it are
 * removed), or a whole list such as `sources`. The ids of controls are built from it.
 */
export type FieldPath = string;

/** A value that the form asks for itself, because the domain could only say that something is missing. */
export type FormError =
  | { readonly code: 'kind-missing' }
  /** The user typed a search for a linked event, but chose none. */
  | { readonly code: 'linked-event-missing' }
  | { readonly code: 'date-incomplete'; readonly missing: MissingPart }
  /** The digits can mean two days, both given in EDTF. */
  | { readonly code: 'date-ambiguous'; readonly readings: readonly [string, string] };

export interface FieldError {
  /** Absent for an error that belongs to no field; only the error summary shows it. */
  readonly path?: FieldPath;
  readonly error: FormError | InputError | ResponseError;
  /** The wrong entry of a list, such as the text of a chip. */
  readonly entry?: string;
}

/** Everything wrong with a draft, in the order of the fields on the page. */
export function errorsIn(draft: EventDraft): readonly FieldError[] {
  const missing = missingValues(draft);
  const incomplete = new Set(missing.map(({ path }) => path));
  const invalid = fieldErrorsFrom(inputErrors(inputFrom(draft)), draft);
  return inReadingOrder([...missing, ...invalid.filter(({ path }) => !incomplete.has(path))]);
}

/** The top-level fields in the order in which they follow each other on the English page. */
export const READING_ORDER: readonly string[] = [
  'date',
  'kind',
  'status',
  'title',
  'short_title',
  'pinned',
  'summary',
  'initiators',
  'targets',
  'participants',
  'place',
  'country',
  'people_expelled',
  'missions_affected',
  'in_force',
  'in_force_until',
  'sources',
  'links',
  'title_ru',
  'short_title_ru',
  'summary_ru',
  'cameo',
  'tags',
  'review',
  'id',
];

export function inReadingOrder(errors: readonly FieldError[], order = READING_ORDER): readonly FieldError[] {
  const rank = ({ path = '' }: FieldError) => order.indexOf(topLevelField(path));
  return errors.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The errors as they are shown on the page in this language: in the order of its fields, which begin with its own texts, and
 * with a missing title at the field of its language.
 */
export function forLanguage(errors: readonly FieldError[], language: Language): readonly FieldError[] {
  if (language === 'en') return errors;
  const placed = errors.map((each) =>
    'code' in each.error && each.error.code === 'event-title-missing' ? { ...each, path: 'title_ru' } : each,
  );
  return inReadingOrder(placed, RUSSIAN_READING_ORDER);
}

const COUNTERPART = new Map<string, string>(
  TEXT_PAIRS.flatMap(([en, ru]) => [
    [en, ru],
    [ru, en],
  ]),
);
const RUSSIAN_READING_ORDER = READING_ORDER.map((field) => COUNTERPART.get(field) ?? field);

/** `sources` of `sources.3.url`. */
export function topLevelField(path: FieldPath): string {
  return path.split('.')[0] ?? '';
}

/** Errors of the domain or the server, which point into `inputFrom(draft)`, as errors of the form's fields. */
export function fieldErrorsFrom(
  errors: readonly (InputError | ResponseError)[],
  draft: EventDraft,
): readonly FieldError[] {
  return errors.map((error) => {
    const path = fieldPathOf(error.path, draft);
    const entry = chipAt(error.path, draft);
    return { error, ...(path !== undefined && { path }), ...(entry !== undefined && { entry }) };
  });
}

/** The field that a JSON pointer into `inputFrom(draft)` names; undefined when the form has no such field. */
export function fieldPathOf(pointer: string, draft: EventDraft): FieldPath | undefined {
  const [field = '', index, inner] = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  switch (field) {
    case 'location':
      return index === 'country' ? 'country' : 'place';
    case 'goldstein':
      return 'cameo';
    case 'participants':
    case 'links':
    case 'sources': {
      if (index === undefined) return field;
      const key = filledRows(draft)[field][Number(index)]?.key;
      return key === undefined ? field : rowFieldPath(field, key, inner);
    }
    default:
      return READING_ORDER.includes(field) ? field : undefined;
  }
}

const ROW_FIELDS = {
  participants: ['name', 'office', 'party'],
  links: ['to', 'relation'],
  sources: ['publisher', 'title', 'published', 'url', 'quote', 'archived_url'],
} as const;

/** An error about a whole row belongs to the row's first field. */
function rowFieldPath(list: keyof typeof ROW_FIELDS, key: number, inner: string | undefined): FieldPath {
  const fields: readonly string[] = ROW_FIELDS[list];
  return `${list}.${key}.${inner !== undefined && fields.includes(inner) ? inner : fields[0]}`;
}

function chipAt(pointer: string, draft: EventDraft): string | undefined {
  const [, field, index] = /^\/(initiators|targets|missions_affected|tags)\/(\d+)$/.exec(pointer) ?? [];
  switch (field) {
    case 'initiators':
    case 'targets':
    case 'missions_affected':
    case 'tags':
      return draft[field][Number(index)];
    default:
      return undefined;
  }
}

function missingValues(draft: EventDraft): FieldError[] {
  const dates: readonly (readonly [FieldPath, DateDraft])[] = [
    ['date', draft.date],
    ['in_force_until', draft.in_force_until],
    ...draft.sources.map(({ key, published }) => [`sources.${key}.published`, published] as const),
  ];
  const errors: FieldError[] = dates.flatMap(([path, date]) => {
    const error = dateError(date);
    return error === undefined ? [] : [{ path, error }];
  });
  if (draft.kind === '') errors.push({ path: 'kind', error: { code: 'kind-missing' } });
  for (const { key, to } of draft.links) {
    const path = `links.${key}.to`;
    if (to === '' && draft.pending[path]?.trim())
      errors.push({ path, error: { code: 'linked-event-missing' } });
  }
  return errors;
}

function dateError(date: DateDraft): FormError | undefined {
  const readings = possibleDays(date);
  if (readings !== undefined) return { code: 'date-ambiguous', readings };
  const missing = missingPartOf(date);
  return missing === undefined ? undefined : { code: 'date-incomplete', missing };
}

function inputErrors(input: unknown): readonly InputError[] {
  try {
    checkEvent(input);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors;
  }
}
