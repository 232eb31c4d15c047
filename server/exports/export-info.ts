import type { Request } from 'express';
import { formatDate } from '../../domain/dates/format-date.ts';
import * as english from '../../domain/language/field-names-en.ts';
import * as russian from '../../domain/language/field-names-ru.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import {
  type EventFilter,
  FILTER_PARAMS,
  type FilterParam,
  filterToQuery,
} from '../../domain/query/event-filter.ts';
import { FILE_TEXTS } from './file-texts.ts';

/** The metadata in an exported file: its content, origin and date. */
export interface ExportInfo {
  readonly language: Language;
  readonly title: string;
  /** The filter as text; absent if there is none. */
  readonly filter: string | undefined;
  readonly total: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The address of the page with the same filter. */
  readonly permalink: string;
  /** The address of the server, without a path. */
  readonly origin: string;
  /** The address of the page that shows one event. */
  eventAddress(id: string): string;
}

interface ExportOptions {
  readonly filter: EventFilter;
  readonly language: Language;
  readonly total: number;
  readonly now: Date;
}

export function exportInfo(request: Request, { filter, language, total, now }: ExportOptions): ExportInfo {
  // `checkHost` has already rejected other host names.
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  const languageParam = language === 'en' ? '' : `lang=${language}`;
  const withLanguage = (query: string) => [query, languageParam].filter(Boolean).join('&');
  const pageQuery = withLanguage(filterToQuery(filter).toString());
  const { upper, lower } = filter.sides ?? DEFAULT_SIDES;
  return {
    language,
    title: FILE_TEXTS[language].title(partyName(upper, language), partyName(lower, language)),
    filter: describeFilter(filter, language),
    total,
    day: now.toISOString().slice(0, 10),
    permalink: pageQuery === '' ? `${origin}/` : `${origin}/?${pageQuery}`,
    origin,
    eventAddress: (id) => `${origin}/?${withLanguage(`event=${encodeURIComponent(id)}`)}`,
  };
}

/** One line: the filter, the number of events and the date. */
export function describeExport({ language, filter, total, day }: ExportInfo): string {
  const texts = FILE_TEXTS[language];
  return [filter, texts.events(total), texts.asOf(formatDate(day, language))].filter(Boolean).join(' · ');
}

/** The filter as text, such as `Kind: Talks or Sanctions; From: 2018`. */
function describeFilter(filter: EventFilter, language: Language): string | undefined {
  const { filterParamNames } = language === 'en' ? english : russian;
  const or = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'ru', { type: 'disjunction' });
  const parts = FILTER_PARAMS.flatMap((param) => {
    const value = filter[param];
    // The sides are in the title.
    if (value === undefined || param === 'sides') return [];
    const values = typeof value === 'string' ? [value] : Object.values(value);
    const formatted = values.map((each) => formatValue(param, each, language));
    return [`${filterParamNames[param]}: ${or.format(formatted)}`];
  });
  return parts.length === 0 ? undefined : parts.join('; ');
}

function formatValue(param: FilterParam, value: string, language: Language): string {
  const { recordNames } = language === 'en' ? english : russian;
  switch (param) {
    case 'from':
    case 'to':
    case 'in_force_on':
      return formatDate(value, language);
    case 'party':
    case 'initiator':
    case 'target':
      return partyName(value, language);
    case 'kind':
    case 'family':
    case 'status':
    case 'translation':
      return (recordNames[param] as Readonly<Record<string, string>>)[value] ?? value;
    case 'people_expelled':
      return FILE_TEXTS[language].numberRange(value);
    case 'q':
      return FILE_TEXTS[language].quoted(value);
    default:
      return value;
  }
}
