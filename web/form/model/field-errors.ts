import { type InputError, InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { messages } from '../../i18n/messages.ts';
import { ambiguityIn, type DateDraft, type DateGap, gapIn } from '../date/date-draft.ts';
import { type EventDraft, filledRows, inputFrom } from './draft.ts';

/**
 * A place is where a field stands in the form: `title`, `sources.3.url` (the row by its key, which stays when rows above
 * it go), or a list as a whole, such as `sources`. It is also the end of the field's id in the page.
 */
export type FieldPath = string;

export interface FieldError {
  /** Absent: about no field of the form, so the summary alone tells it. */
  readonly place?: FieldPath;
  readonly message: string;
}

/** What the form says in words of its own, where the domain can only say that something is missing. */
export interface MissingValueTexts {
  readonly kind: string;
  /** A search for the other event that led to none. */
  readonly link: string;
  readonly date: Readonly<Record<DateGap, string>>;
  /** Which of two days, both EDTF. */
  either(one: string, other: string): string;
}

/** Everything wrong with a draft, in the order of its fields, each at its place. */
export function errorsIn(draft: EventDraft, words: MissingValueTexts): readonly FieldError[] {
  const gaps = gapErrors(draft, words);
  const told = new Set(gaps.map(({ place }) => place));
  const others = errorsFrom(checkErrors(inputFrom(draft)), draft).filter(({ place }) => !told.has(place));
  return inReadingOrder([...gaps, ...others]);
}

/** As the fields follow each other on the page, so that the first error told is the first one met. */
export const READING_ORDER: readonly string[] = [
  'date',
  'kind',
  'status',
  'title',
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
  'summary_ru',
  'cameo',
  'tags',
  'review',
  'id',
];

export function inReadingOrder(errors: readonly FieldError[]): readonly FieldError[] {
  const rank = ({ place = '' }: FieldError) => READING_ORDER.indexOf(place.split('.')[0] ?? '');
  return errors.toSorted((a, b) => rank(a) - rank(b));
}

/** Errors at JSON pointers, the domain's or the server's, as errors at places. */
export function errorsFrom(errors: readonly InputError[], draft: EventDraft): readonly FieldError[] {
  return errors.map(({ path, message }) => {
    const place = fieldPathOf(path, draft);
    const entry = chipAt(path, draft);
    const sentence = messages.value.problems.say(message);
    const said = entry === undefined ? sentence : `“${entry}”: ${sentence}`;
    return place === undefined ? { message: said } : { place, message: said };
  });
}

/** Where in the form a JSON pointer into `inputFrom(draft)` is; nothing where the form has no such field. */
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

/** An error about a whole row stands at its first field. */
function rowFieldPath(list: keyof typeof ROW_FIELDS, key: number, inner: string | undefined): FieldPath {
  const fields: readonly string[] = ROW_FIELDS[list];
  return `${list}.${key}.${inner !== undefined && fields.includes(inner) ? inner : fields[0]}`;
}

/** What stands on the chip that a pointer is about. */
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

function gapErrors(draft: EventDraft, words: MissingValueTexts): FieldError[] {
  const dates: [FieldPath, EventDraft['date']][] = [
    ['date', draft.date],
    ['in_force_until', draft.in_force_until],
    ...draft.sources.map(({ key, published }): [FieldPath, EventDraft['date']] => [
      `sources.${key}.published`,
      published,
    ]),
  ];
  const errors: FieldError[] = [];
  for (const [place, date] of dates) {
    const message = dateGap(date, words);
    if (message !== undefined) errors.push({ place, message });
  }
  if (draft.kind === '') errors.push({ place: 'kind', message: words.kind });
  for (const { key, to } of draft.links) {
    const place = `links.${key}.to`;
    if (to === '' && draft.pending[place]?.trim()) errors.push({ place, message: words.link });
  }
  return errors;
}

function dateGap(date: DateDraft, words: MissingValueTexts): string | undefined {
  const ambiguity = ambiguityIn(date);
  if (ambiguity !== undefined) return words.either(...ambiguity);
  const gap = gapIn(date);
  return gap === undefined ? undefined : words.date[gap];
}

function checkErrors(input: unknown): readonly InputError[] {
  try {
    checkEvent(input);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors;
  }
}
