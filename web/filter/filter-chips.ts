import { formatDate } from '../../domain/dates/format-date.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import { type EventFilter, FILTER_PARAMS, type FilterParam } from '../../domain/query/event-filter.ts';
import type { Messages } from '../i18n/en/all.ts';
import { shownName } from '../state/recorded-names.ts';

/** One parameter of a filter as text, or two that are one period. */
export interface FilterChip {
  readonly params: readonly FilterParam[];
  readonly label: string;
  readonly text: string;
}

/** One chip for each parameter of the filter, except the sides, which the header shows. Both dates together are one chip. */
export function filterChips(filter: EventFilter, texts: Messages, language: Language): FilterChip[] {
  const { from, to } = filter;
  const isPeriod = from !== undefined && to !== undefined;
  return FILTER_PARAMS.filter((param) => param !== 'sides' && filter[param] !== undefined).flatMap(
    (param) => {
      if (isPeriod && param === 'to') return [];
      if (isPeriod && param === 'from') {
        const text = from === to ? formatDate(from, language) : periodText(from, to, texts, language);
        return [{ params: ['from', 'to'], label: texts.shell.filter.group.dates, text }];
      }
      return [
        {
          params: [param],
          label: texts.shell.filter.param[param],
          text: textOf(filter, param, texts, language),
        },
      ];
    },
  );
}

/** A bound may itself be an interval, which cannot be part of another one. */
function periodText(from: string, to: string, texts: Messages, language: Language): string {
  if (!from.includes('/') && !to.includes('/')) return formatDate(`${from}/${to}`, language);
  const { param } = texts.shell.filter;
  return `${param.from} ${formatDate(from, language)}, ${param.to} ${formatDate(to, language)}`;
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
    case 'people_expelled':
      return shell.filter.numberRange.text(filter.people_expelled ?? '');
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
      return any(filter.tag);
    case 'person':
      return any(filter.person?.map((name) => shownName('person', name)));
    case 'place':
      return any(filter.place?.map((name) => shownName('place', name)));
    case 'source':
      return any(filter.source?.map((name) => shownName('publisher', name)));
    case 'sides':
      return any(
        filter.sides && [filter.sides.upper, filter.sides.lower].map((code) => partyName(code, language)),
      );
  }
}
