import { BEGINNING_OF_TIME, calendarDate } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { formatLag, lagBetween } from '../../domain/dates/lag.ts';
import type { DiplomaticEvent, Source } from '../../domain/events/event.ts';
import { summaryOf, titleLanguage, titleOf } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import { partyName } from '../../domain/parties/party.ts';
import { escapeHtml } from '../http/html.ts';
import { describeExport, type ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/** Formats the parts of a chronology. Takes plain text and returns HTML or Markdown. */
interface ChronologySetting {
  begin(info: ExportInfo): string;
  year(text: string): string;
  entry(entry: Entry): string;
  sources(title: string, sources: readonly NumberedSource[]): string;
  noMatches(text: string): string;
  readonly end: string;
}

interface Entry {
  readonly address: string;
  readonly date: string;
  readonly title: string;
  /** Set if the title is in another language than the file. */
  readonly other: { readonly language: Language; readonly note: string } | undefined;
  readonly sentences: readonly string[];
  /** Numbers of the sources. */
  readonly numbers: readonly number[];
  readonly noSource: string | undefined;
}

interface NumberedSource {
  readonly number: number;
  readonly text: string;
  readonly url: string | undefined;
}

/**
 * A chronology: the events as prose by date, with numbered sources, and the list of sources at the end. A response names
 * the event it responds to if that is one of `events`.
 */
export function chronology(
  info: ExportInfo,
  setting: ChronologySetting,
  events: ReadonlyMap<string, DiplomaticEvent>,
): FileFormat {
  const texts = FILE_TEXTS[info.language];
  const numbers = new Map<string, NumberedSource>();
  let year: string | undefined;
  const numberOf = (source: Source): number => {
    const key = source.url ?? JSON.stringify([source.publisher, source.title, source.published]);
    const existing = numbers.get(key);
    if (existing !== undefined) return existing.number;
    const number = numbers.size + 1;
    const published = source.published && formatDate(source.published, info.language);
    const text = [source.publisher, source.title && texts.quoted(source.title), published]
      .filter(Boolean)
      .join(', ');
    numbers.set(key, { number, text, url: source.url });
    return number;
  };
  return {
    begin: setting.begin(info),
    write(event) {
      const heading = yearHeading(event, info);
      const before = heading === year ? '' : setting.year(heading);
      year = heading;
      return before + setting.entry(createEntry(event, { info, events, numberOf }));
    },
    end() {
      const list = [...numbers.values()];
      const body = info.total === 0 ? setting.noMatches(texts.noMatches) : '';
      return body + (list.length === 0 ? '' : setting.sources(texts.sources, list)) + setting.end;
    },
  };
}

function yearHeading({ first_day, last_day }: DiplomaticEvent, { language }: ExportInfo): string {
  const texts = FILE_TEXTS[language];
  if (first_day <= BEGINNING_OF_TIME && last_day >= -BEGINNING_OF_TIME) return texts.undated;
  const { year } = calendarDate(first_day <= BEGINNING_OF_TIME ? last_day : first_day);
  return year > 0 ? String(year) : `${1 - year} ${texts.beforeCommonEra}`;
}

interface EntryContext {
  readonly info: ExportInfo;
  readonly events: ReadonlyMap<string, DiplomaticEvent>;
  readonly numberOf: (source: Source) => number;
}

function createEntry(event: DiplomaticEvent, { info, events, numberOf }: EntryContext): Entry {
  const { language } = info;
  const texts = FILE_TEXTS[language];
  const own = titleLanguage(event, language);
  const responses = event.links.flatMap(({ to, relation }) => {
    const act = relation === 'responds_to' ? events.get(to) : undefined;
    if (act === undefined) return [];
    const lag = lagBetween(
      { first: act.first_day, last: act.last_day },
      { first: event.first_day, last: event.last_day },
    );
    return [texts.inResponseTo(titleOf(act, language), formatLag(lag, language))];
  });
  const actors = event.initiators.map((code) => partyName(code, language)).join(', ');
  const people = event.people_expelled === undefined ? [] : [texts.peopleExpelled(event.people_expelled)];
  return {
    address: info.eventAddress(event.id),
    date: formatDate(event.date, language),
    title: titleOf(event, language),
    other: own === language ? undefined : { language: own, note: texts.onlyInOther },
    sentences: [`${[actors, ...people].join('; ')}.`, summaryOf(event, language), ...responses].filter(
      (text) => text.trim() !== '',
    ),
    numbers: event.sources.map(numberOf),
    noSource: event.sources.length === 0 ? texts.noSource : undefined,
  };
}

/** The inline style of the HTML chronology. Its hash is part of the content security policy. */
export const HTML_STYLE = `
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#1a1d21;background:#fff}
h1{font-size:1.75rem;line-height:1.15;margin:0}h2{margin:2rem 0 .5rem;border-bottom:1px solid #ccc;font-size:1.25rem}
header p{color:#4a5058}p{margin:.25rem 0}article{margin:1rem 0;break-inside:avoid}
h3{font-size:1rem;margin:0}time{font-weight:400;color:#4a5058}a{color:#17506b}sup a{text-decoration:none}
ol{padding-left:2.5rem;font-size:.875rem}li{margin:.25rem 0;overflow-wrap:anywhere}small{color:#60656c}
@media print{@page{margin:2cm}body{margin:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}h2{break-after:avoid}}
`.trim();

/** A single HTML page without scripts or external files, suitable for printing. */
export const HTML_SETTING: ChronologySetting = {
  begin(info) {
    const texts = FILE_TEXTS[info.language];
    const title = `${texts.chronology}: ${info.title}`;
    return `<!doctype html>
<html lang="${info.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}</style>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(describeExport(info))}</p>
<p><a href="${escapeHtml(info.permalink)}">${escapeHtml(texts.permalink)}</a></p>
</header>
`;
  },
  year: (text) => `<h2>${escapeHtml(text)}</h2>\n`,
  entry({ address, date, title, other, sentences, numbers, noSource }) {
    const marks = numbers.map((number) => `<a href="#s${number}">[${number}]</a>`).join('');
    const end = noSource === undefined ? ` <sup>${marks}</sup>` : ` <small>(${escapeHtml(noSource)})</small>`;
    const aside = other === undefined ? '' : ` <small>(${escapeHtml(other.note)})</small>`;
    const lang = other === undefined ? '' : ` lang="${other.language}"`;
    return `<article>
<h3><time>${escapeHtml(date)}</time> <a href="${escapeHtml(address)}"${lang}>${escapeHtml(title)}</a>${aside}</h3>
<p>${sentences.map(escapeHtml).join(' ')}${end}</p>
</article>
`;
  },
  sources: (title, sources) =>
    `<h2>${escapeHtml(title)}</h2>\n<ol>\n${sources
      .map(({ number, text, url }) => {
        const source = escapeHtml(text);
        const link = url === undefined ? '' : `. <a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
        return `<li id="s${number}">${source}${link}</li>\n`;
      })
      .join('')}</ol>\n`,
  noMatches: (text) => `<p>${escapeHtml(text)}</p>\n`,
  end: '</html>\n',
};

/** Escapes everything that Markdown could read as markup (CommonMark 0.31, 2.4). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&"'$%,/:;=?@^]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A link target in angle brackets, in which brackets and white space must be escaped. */
function markdownAddress(address: string): string {
  return `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`;
}

export const MARKDOWN_SETTING: ChronologySetting = {
  begin(info) {
    const texts = FILE_TEXTS[info.language];
    return `# ${escapeMarkdown(`${texts.chronology}: ${info.title}`)}

${escapeMarkdown(describeExport(info))}

[${escapeMarkdown(texts.permalink)}](${markdownAddress(info.permalink)})
`;
  },
  year: (text) => `\n## ${escapeMarkdown(text)}\n`,
  entry({ address, date, title, other, sentences, numbers, noSource }) {
    const marks =
      noSource === undefined
        ? numbers.map((number) => `\\[${number}\\]`).join('')
        : `(${escapeMarkdown(noSource)})`;
    const aside = other === undefined ? '' : ` (${escapeMarkdown(other.note)})`;
    const heading = `**${escapeMarkdown(date)}.** [${escapeMarkdown(title)}](${markdownAddress(address)})${aside}`;
    return `\n${heading}. ${sentences.map(escapeMarkdown).join(' ')} ${marks}\n`;
  },
  sources: (title, sources) =>
    `\n## ${escapeMarkdown(title)}\n\n${sources
      .map(
        ({ number, text, url }) =>
          `${number}. ${escapeMarkdown(text)}${url === undefined ? '' : ` ${markdownAddress(url)}`}\n`,
      )
      .join('')}`,
  noMatches: (text) => `\n${escapeMarkdown(text)}\n`,
  end: '',
};
