import { BEGINNING_OF_TIME, calendarDate, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { summaryOf, titleOf } from '../../domain/events/localized-text.ts';
import { partyName } from '../../domain/parties/party.ts';
import { DEFAULT_SIDES, type Sides, sideOf } from '../../domain/parties/side.ts';
import { escapeHtml } from '../http/html.ts';
import { describeExport, type ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/** The JSON format of TimelineJS 3 (Knight Lab). Texts are HTML. Each side is a group, which TimelineJS draws as a lane. */
export function timelineJs(info: ExportInfo, sides: Sides = DEFAULT_SIDES): FileFormat {
  const texts = FILE_TEXTS[info.language];
  const title = {
    text: {
      headline: escapeHtml(info.title),
      text: `<p>${escapeHtml(describeExport(info))}</p><p><a href="${escapeHtml(info.permalink)}">${escapeHtml(texts.permalink)}</a></p>${
        info.total === 0 ? `<p>${escapeHtml(texts.noMatches)}</p>` : ''
      }`,
    },
  };
  let isFirst = true;
  return {
    begin: `{"scale":"human","title":${JSON.stringify(title)},"events":[`,
    write(event) {
      const slide = createSlide(event, info, sides);
      if (slide === undefined) return '';
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + JSON.stringify(slide);
    },
    // TimelineJS shows nothing without events, so an empty file gets one that says so.
    end: () => `${info.total === 0 ? JSON.stringify(emptySlide(info)) : ''}\n]}\n`,
  };
}

function emptySlide(info: ExportInfo) {
  const [year, month, day] = info.day.split('-').map(Number);
  const headline = escapeHtml(FILE_TEXTS[info.language].noMatches);
  return { unique_id: 'nothing', start_date: { year, month, day }, text: { headline, text: '' } };
}

function createSlide(event: DiplomaticEvent, info: ExportInfo, sides: Sides) {
  const { language } = info;
  const dates = slideDates(event);
  if (dates === undefined) return undefined;
  const side = sideOf(event.initiators, sides);
  const group =
    side === 'upper' || side === 'lower'
      ? partyName(sides[side], language)
      : event.initiators.map((code) => partyName(code, language)).join(', ');
  const sources = sourceLinks(event);
  return {
    unique_id: event.id,
    ...dates,
    display_date: escapeHtml(formatDate(event.date, language)),
    group: escapeHtml(group),
    text: {
      headline: escapeHtml(titleOf(event, language)),
      text: `<p>${escapeHtml(summaryOf(event, language))}</p>${sources === '' ? '' : `<p>${sources}</p>`}`,
    },
  };
}

/** The dates of an event's slide, as exact as the event's date; `undefined` for an event without any known day. */
export function slideDates({ date, first_day: first, last_day: last }: DiplomaticEvent) {
  const hasStart = first > BEGINNING_OF_TIME;
  const hasEnd = last < END_OF_TIME;
  if (!hasStart && !hasEnd) return undefined;
  const { precision } = parseEdtf(date);
  return {
    start_date: dateOf(hasStart ? first : last, precision),
    ...(hasStart && hasEnd && last > first && { end_date: dateOf(last, precision) }),
  };
}

/** The publishers of an event's sources as HTML, with links where there is an address. */
export function sourceLinks({ sources }: Pick<DiplomaticEvent, 'sources'>): string {
  const links = sources.map(({ publisher, url }) =>
    url === undefined ? escapeHtml(publisher) : `<a href="${escapeHtml(url)}">${escapeHtml(publisher)}</a>`,
  );
  return links.join(' · ');
}

function dateOf(day: number, precision: string) {
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (precision === 'year') return { year };
  return precision === 'month' ? { year, month } : { year, month, day: dayOfMonth };
}
