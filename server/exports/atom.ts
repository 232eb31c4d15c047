import { formatDate } from '../../domain/dates/format-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { summaryOf, titleLanguage, titleOf } from '../../domain/events/localized-text.ts';
import { partyName } from '../../domain/parties/party.ts';
import { escapeHtml } from '../http/html.ts';
import { describeExport, type ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';

/** Maximum number of entries in the feed. */
export const MAX_ENTRIES = 100;

interface Feed {
  /** The address of the feed itself. */
  readonly self: string;
  readonly events: readonly DiplomaticEvent[];
  /** Time of the last change: RFC 3339, UTC. */
  readonly updated: string;
}

/** An Atom feed of the events that changed last, newest first (RFC 4287). */
export function atomFeed(info: ExportInfo, { self, events, updated }: Feed): string {
  const isEmpty = info.total === 0;
  const subtitle = isEmpty
    ? `${describeExport(info)}. ${FILE_TEXTS[info.language].noMatches}`
    : describeExport(info);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${info.language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(info.title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(info.permalink)}"/>
<generator>Démarche</generator>
${events.map((event) => formatEntry(event, info)).join('')}</feed>
`;
}

function formatEntry(event: DiplomaticEvent, info: ExportInfo): string {
  const { language } = info;
  const own = titleLanguage(event, language);
  const address = escapeXml(info.eventAddress(event.id));
  const sources = event.sources.map(({ publisher, title, url }) => {
    const text = escapeHtml([publisher, title].filter(Boolean).join(', '));
    return `<li>${url === undefined ? text : `<a href="${escapeHtml(url)}">${text}</a>`}</li>`;
  });
  const html = `<p>${escapeHtml(`${formatDate(event.date, language)}. ${summaryOf(event, language)}`)}</p>${
    sources.length === 0 ? '' : `<ul>${sources.join('')}</ul>`
  }`;
  const authors = event.initiators.map(
    (code) => `<author><name>${escapeXml(partyName(code, language))}</name></author>\n`,
  );
  return `<entry>
<id>${address}</id>
<title${own === language ? '' : ` xml:lang="${own}"`}>${escapeXml(titleOf(event, language))}</title>
<updated>${event.updated_at}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
${authors.join('')}<category term="${escapeXml(event.kind)}"/>
<content type="html">${escapeXml(html)}</content>
</entry>
`;
}

/** Escapes text for XML 1.0, which forbids most control characters. */
function escapeXml(text: string): string {
  return escapeHtml(text.replace(CONTROL, '')).toWellFormed();
}

const CONTROL = /[^\P{Cc}\t\n\r\u0080-\u009F]|[\uFFFE\uFFFF]/gu;
