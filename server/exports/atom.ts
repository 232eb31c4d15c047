import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { partyName } from '../../domain/parties/party.ts';
import { describeFile, escapeHtml } from './chronology.ts';
import type { ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';

/** Most entries of a feed: the events that were changed last. */
export const MAX_ENTRIES = 100;

interface Feed {
  /** The address of the feed itself. */
  readonly self: string;
  readonly events: readonly DiplomaticEvent[];
  /** When anything was last changed: an instant, RFC 3339, UTC. */
  readonly updated: string;
}

/** A feed of the events that were changed last, the newest first (RFC 4287). */
export function atomFeed(about: ExportInfo, { self, events, updated }: Feed): string {
  const isEmpty = about.total === 0;
  const subtitle = isEmpty
    ? `${describeFile(about)}. ${FILE_TEXTS[about.language].nothing}`
    : describeFile(about);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${about.language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(about.title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(about.permalink)}"/>
<generator>Démarche</generator>
${events.map((event) => entryOf(event, about)).join('')}</feed>
`;
}

function entryOf(event: DiplomaticEvent, about: ExportInfo): string {
  const { language } = about;
  const isRussian = language === 'ru';
  const address = escapeXml(about.eventAddress(event.id));
  const title = isRussian ? (event.title_ru ?? event.title) : event.title;
  const summary = isRussian ? (event.summary_ru ?? event.summary) : event.summary;
  const sources = event.sources.map(({ publisher, title: of, url }) => {
    const said = escapeHtml([publisher, of].filter(Boolean).join(', '));
    return `<li>${url === undefined ? said : `<a href="${escapeHtml(url)}">${said}</a>`}</li>`;
  });
  const html = `<p>${escapeHtml(`${formatDate(event.date, language)}. ${summary}`)}</p>${
    sources.length === 0 ? '' : `<ul>${sources.join('')}</ul>`
  }`;
  const authors = event.initiators.map(
    (code) => `<author><name>${escapeXml(partyName(code, language))}</name></author>\n`,
  );
  return `<entry>
<id>${address}</id>
<title>${escapeXml(title)}</title>
<updated>${event.updated_at}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
${authors.join('')}<category term="${escapeXml(event.kind)}"/>
<content type="html">${escapeXml(html)}</content>
</entry>
`;
}

/** Text in XML 1.0, which has no place for most control characters. */
function escapeXml(text: string): string {
  return escapeHtml(text.replace(CONTROL, '')).toWellFormed();
}

const CONTROL = /[^\P{Cc}\t\n\r\u0080-\u009F]|[\uFFFE\uFFFF]/gu;
