import { formatDate } from '../../domain/dates/format-date.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import { type EventFilter, FILTER_PARAMS, type FilterParam } from '../../domain/query/event-filter.ts';
import type { Messages } from '../i18n/en/all.ts';

/** One parameter of a filter as text. */
export interface FilterChip {
  readonly param: FilterParam;
  readonly label: string;
  readonly text: string;
}

/** One chip for each parameter of the filter, except the sides, which the header shows. */
export function filterChips(filter: EventFilter, texts: Messages, language: Language): FilterChip[] {
  return FILTER_PARAMS.filter((param) => param !== 'sides' && filter[param] !== undefined).map((param) => ({
    param,
    label: texts.shell.filter.param[param],
    text: textOf(filter, param, texts, language),
  }));
}

function textOf(filter: EventFilter, param: FilterParam, texts: Messages, language: Language): string {
  const { names, shell } = texts;
  const any = (values: readonly string[] | undefined) => shell.filter.anyOf(values ?? []);
  switch (param) {
    case 'q':
      return shell.filter.quoted(filter.q ?? '');
    case 'from':
    case 'to':
    case 'in_force_on':
      return formatDate(filter[param] ?? '', language);
    case 'kind':
      return any(filter.kind?.map((kind) => names.kind[kind]));
    case 'family':
      return any(filter.family?.map((family) => names.family[family]));
    case 'status':
      return any(filter.status?.map((status) => names.status[status]));
    case 'review':
      return any(filter.review?.map((review) => names.review[review]));
    case 'origin':
      return any(filter.origin?.map((coder) => names.coder[coder]));
    case 'translation':
      return any(filter.translation?.map((issue) => names.translation[issue]));
    case 'party':
    case 'initiator':
    case 'target':
      return any(filter[param]?.map((code) => partyName(code, language)));
    case 'tag':
    case 'person':
    case 'source':
      return any(filter[param]);
    case 'sides':
      return any(
        filter.sides && [filter.sides.upper, filter.sides.lower].map((code) => partyName(code, language)),
      );
  }
}
