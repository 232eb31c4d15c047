import type { Request } from 'express';
import { formatDate } from '../../domain/dates/format-date.ts';
import * as english from '../../domain/language/field-names-en.ts';
import * as russian from '../../domain/language/field-names-ru.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { type EventFilter, FILTER_PARAMS, filterToQuery } from '../../domain/query/event-filter.ts';
import { FILE_TEXTS } from './file-texts.ts';

/** What a file says of itself: what it holds, how many, from where and from when. */
export interface ExportInfo {
  readonly language: Language;
  readonly title: string;
  /** The filter in words; absent where it asks nothing. */
  readonly filter: string | undefined;
  readonly total: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The page with the same filter. */
  readonly permalink: string;
  /** The address of the server, without a path. */
  readonly origin: string;
  /** The page of one event. */
  eventAddress(id: string): string;
}

interface Asked {
  readonly filter: EventFilter;
  readonly language: Language;
  readonly total: number;
  readonly now: Date;
}

export function exportInfo(request: Request, { filter, language, total, now }: Asked): ExportInfo {
  // The name that was called by is one of ours: others are refused.
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  const query = filterToQuery(filter);
  const words = language === 'en' ? '' : `lang=${language}`;
  const address = (text: string) => [text, words].filter(Boolean).join('&');
  const permalink = address(query.toString());
  const { upper, lower } = filter.sides ?? DEFAULT_SIDES;
  return {
    language,
    title: FILE_TEXTS[language].title(partyName(upper, language), partyName(lower, language)),
    filter: sayFilter(filter, language),
    total,
    day: now.toISOString().slice(0, 10),
    permalink: permalink === '' ? `${origin}/` : `${origin}/?${permalink}`,
    origin,
    eventAddress: (id) => `${origin}/?${address(`event=${encodeURIComponent(id)}`)}`,
  };
}

/** A filter as a reader would say it: `Kind: Talks or Sanctions; From: 2018`. */
function sayFilter(filter: EventFilter, language: Language): string | undefined {
  const words = FILE_TEXTS[language];
  const { filterParamNames, recordNames } = language === 'en' ? english : russian;
  const any = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'ru', { type: 'disjunction' });
  const said = FILTER_PARAMS.flatMap((word) => {
    const value = filter[word];
    if (value === undefined || word === 'sides') return [];
    const values = typeof value === 'string' ? [value] : Object.values(value);
    const text = values.map((each) => {
      if (word === 'from' || word === 'to' || word === 'in_force_on') return formatDate(each, language);
      if (word === 'party' || word === 'initiator' || word === 'target') return partyName(each, language);
      if (word === 'kind' || word === 'family' || word === 'status')
        return (recordNames[word] as Readonly<Record<string, string>>)[each] ?? each;
      return word === 'q' ? words.quoted(each) : each;
    });
    return [`${filterParamNames[word]}: ${any.format(text)}`];
  });
  return said.length === 0 ? undefined : said.join('; ');
}
