import { BEGINNING_OF_TIME, calendarDate, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { partyName } from '../../domain/parties/party.ts';
import { DEFAULT_SIDES, type Sides, sideOf } from '../../domain/parties/side.ts';
import { describeFile, escapeHtml } from './chronology.ts';
import type { ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/** What TimelineJS 3 of Knight Lab reads. Its texts are HTML; groups are the sides, so that each has a lane of its own. */
export function timelineJs(about: ExportInfo, sides: Sides = DEFAULT_SIDES): FileFormat {
  const words = FILE_TEXTS[about.language];
  const title = {
    text: {
      headline: escapeHtml(about.title),
      text: `<p>${escapeHtml(describeFile(about))}</p><p><a href="${escapeHtml(about.permalink)}">${escapeHtml(words.permalink)}</a></p>${
        about.total === 0 ? `<p>${escapeHtml(words.nothing)}</p>` : ''
      }`,
    },
  };
  let isFirst = true;
  return {
    begin: `{"scale":"human","title":${JSON.stringify(title)},"events":[`,
    write(event) {
      const slide = slideOf(event, about, sides);
      if (slide === undefined) return '';
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + JSON.stringify(slide);
    },
    // It shows no file without events: that there are none is one.
    end: () => `${about.total === 0 ? JSON.stringify(nothingOn(about)) : ''}\n]}\n`,
  };
}

function nothingOn(about: ExportInfo) {
  const [year, month, day] = about.day.split('-').map(Number);
  const headline = escapeHtml(FILE_TEXTS[about.language].nothing);
  return { unique_id: 'nothing', start_date: { year, month, day }, text: { headline, text: '' } };
}

function slideOf(event: DiplomaticEvent, about: ExportInfo, sides: Sides) {
  const { language } = about;
  const isRussian = language === 'ru';
  const { first_day: first, last_day: last } = event;
  const hasStart = first > BEGINNING_OF_TIME;
  const hasEnd = last < END_OF_TIME;
  if (!hasStart && !hasEnd) return undefined;
  const { precision } = parseEdtf(event.date);
  const side = sideOf(event.initiators, sides);
  const group =
    side === 'upper' || side === 'lower'
      ? partyName(sides[side], language)
      : event.initiators.map((code) => partyName(code, language)).join(', ');
  const summary = isRussian ? (event.summary_ru ?? event.summary) : event.summary;
  const sources = event.sources.map(({ publisher, url }) =>
    url === undefined ? escapeHtml(publisher) : `<a href="${escapeHtml(url)}">${escapeHtml(publisher)}</a>`,
  );
  return {
    unique_id: event.id,
    start_date: dateOf(hasStart ? first : last, precision),
    ...(hasStart && hasEnd && last > first && { end_date: dateOf(last, precision) }),
    display_date: escapeHtml(formatDate(event.date, language)),
    group: escapeHtml(group),
    text: {
      headline: escapeHtml(isRussian ? (event.title_ru ?? event.title) : event.title),
      text: `<p>${escapeHtml(summary)}</p>${sources.length === 0 ? '' : `<p>${sources.join(' · ')}</p>`}`,
    },
  };
}

function dateOf(day: number, precision: string) {
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (precision === 'year') return { year };
  return precision === 'month' ? { year, month } : { year, month, day: dayOfMonth };
}
