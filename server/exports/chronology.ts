import { BEGINNING_OF_TIME, calendarDate } from '../../domain/dates/day-span.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { formatLag, lagBetween } from '../../domain/dates/lag.ts';
import type { DiplomaticEvent, Source } from '../../domain/events/event.ts';
import { partyName } from '../../domain/parties/party.ts';
import type { ExportInfo } from './export-info.ts';
import { FILE_TEXTS } from './file-texts.ts';
import type { FileFormat } from './format.ts';

/** How a chronology is set: each of these gives one piece of the file, from plain text. */
interface Setting {
  begin(about: ExportInfo): string;
  year(text: string): string;
  entry(entry: Entry): string;
  sources(title: string, sources: readonly NumberedSource[]): string;
  nothing(text: string): string;
  readonly end: string;
}

interface Entry {
  readonly address: string;
  readonly date: string;
  readonly title: string;
  /** Where the text is in another language than the file. */
  readonly note: string | undefined;
  /** Whole sentences. */
  readonly sentences: readonly string[];
  readonly numbers: readonly number[];
  readonly noSource: string | undefined;
}

interface NumberedSource {
  readonly number: number;
  readonly text: string;
  readonly url: string | undefined;
}

/**
 * The events as prose in the order of their dates, each with the numbers of its sources; those follow at the end, each
 * once. An answer names its act where that is one of `acts`.
 */
export function chronology(
  about: ExportInfo,
  setting: Setting,
  acts: ReadonlyMap<string, DiplomaticEvent>,
): FileFormat {
  const words = FILE_TEXTS[about.language];
  const numbers = new Map<string, NumberedSource>();
  let year: string | undefined;
  const numberOf = (source: Source): number => {
    const key = source.url ?? JSON.stringify([source.publisher, source.title, source.published]);
    const known = numbers.get(key);
    if (known !== undefined) return known.number;
    const number = numbers.size + 1;
    const published = source.published && formatDate(source.published, about.language);
    const text = [source.publisher, source.title && words.quoted(source.title), published]
      .filter(Boolean)
      .join(', ');
    numbers.set(key, { number, text, url: source.url });
    return number;
  };
  return {
    begin: setting.begin(about),
    write(event) {
      const heading = yearOf(event, about);
      const before = heading === year ? '' : setting.year(heading);
      year = heading;
      return before + setting.entry(entryOf(event, { about, acts, numberOf }));
    },
    end() {
      const list = [...numbers.values()];
      const body = about.total === 0 ? setting.nothing(words.nothing) : '';
      return body + (list.length === 0 ? '' : setting.sources(words.sources, list)) + setting.end;
    },
  };
}

function yearOf({ first_day, last_day }: DiplomaticEvent, { language }: ExportInfo): string {
  const words = FILE_TEXTS[language];
  if (first_day <= BEGINNING_OF_TIME && last_day >= -BEGINNING_OF_TIME) return words.undated;
  const { year } = calendarDate(first_day <= BEGINNING_OF_TIME ? last_day : first_day);
  return year > 0 ? String(year) : `${1 - year} ${words.beforeChrist}`;
}

interface EntryParts {
  readonly about: ExportInfo;
  readonly acts: ReadonlyMap<string, DiplomaticEvent>;
  readonly numberOf: (source: Source) => number;
}

function entryOf(event: DiplomaticEvent, { about, acts, numberOf }: EntryParts): Entry {
  const { language } = about;
  const words = FILE_TEXTS[language];
  const isRussian = language === 'ru';
  const titleOf = ({ title, title_ru }: DiplomaticEvent) => (isRussian ? (title_ru ?? title) : title);
  const summary = isRussian ? (event.summary_ru ?? event.summary) : event.summary;
  const answered = event.links.flatMap(({ to, relation }) => {
    const act = relation === 'responds_to' ? acts.get(to) : undefined;
    if (act === undefined) return [];
    const lag = lagBetween(
      { first: act.first_day, last: act.last_day },
      { first: event.first_day, last: event.last_day },
    );
    return [words.inAnswer(titleOf(act), formatLag(lag, language))];
  });
  const actors = event.initiators.map((code) => partyName(code, language)).join(', ');
  const people = event.people_expelled === undefined ? [] : [words.people(event.people_expelled)];
  return {
    address: about.eventAddress(event.id),
    date: formatDate(event.date, language),
    title: titleOf(event),
    note: isRussian && event.title_ru === undefined ? words.onlyOriginal : undefined,
    sentences: [`${[actors, ...people].join('; ')}.`, summary, ...answered].filter(
      (text) => text.trim() !== '',
    ),
    numbers: event.sources.map(numberOf),
    noSource: event.sources.length === 0 ? words.noSource : undefined,
  };
}

/** The line under the title: what of what, how many, as of when. */
export function describeFile(about: ExportInfo): string {
  const words = FILE_TEXTS[about.language];
  return [about.filter, words.events(about.total), words.asOf(formatDate(about.day, about.language))]
    .filter(Boolean)
    .join(' · ');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Of the page; its digest stands in the page’s policy. */
export const HTML_STYLE = `
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#1a1d21;background:#fff}
h1{font-size:1.75rem;line-height:1.15;margin:0}h2{margin:2rem 0 .5rem;border-bottom:1px solid #ccc;font-size:1.25rem}
header p{color:#4a5058}p{margin:.25rem 0}article{margin:1rem 0;break-inside:avoid}
h3{font-size:1rem;margin:0}time{font-weight:400;color:#4a5058}a{color:#17506b}sup a{text-decoration:none}
ol{padding-left:2.5rem;font-size:.875rem}li{margin:.25rem 0;overflow-wrap:anywhere}small{color:#60656c}
@media print{@page{margin:2cm}body{margin:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}h2{break-after:avoid}}
`.trim();

/** A page of its own: no script, nothing from elsewhere; it prints as it reads. */
export const HTML_SETTING: Setting = {
  begin(about) {
    const words = FILE_TEXTS[about.language];
    const title = `${words.chronology}: ${about.title}`;
    return `<!doctype html>
<html lang="${about.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${HTML_STYLE}</style>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(describeFile(about))}</p>
<p><a href="${escapeHtml(about.permalink)}">${escapeHtml(words.permalink)}</a></p>
</header>
`;
  },
  year: (text) => `<h2>${escapeHtml(text)}</h2>\n`,
  entry({ address, date, title, note, sentences, numbers, noSource }) {
    const marks = numbers.map((number) => `<a href="#s${number}">[${number}]</a>`).join('');
    const end = noSource === undefined ? ` <sup>${marks}</sup>` : ` <small>(${escapeHtml(noSource)})</small>`;
    const aside = note === undefined ? '' : ` <small>(${escapeHtml(note)})</small>`;
    return `<article>
<h3><time>${escapeHtml(date)}</time> <a href="${escapeHtml(address)}">${escapeHtml(title)}</a>${aside}</h3>
<p>${sentences.map(escapeHtml).join(' ')}${end}</p>
</article>
`;
  },
  sources: (title, sources) =>
    `<h2>${escapeHtml(title)}</h2>\n<ol>\n${sources
      .map(({ number, text, url }) => {
        const said = escapeHtml(text);
        const link = url === undefined ? '' : `. <a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
        return `<li id="s${number}">${said}${link}</li>\n`;
      })
      .join('')}</ol>\n`,
  nothing: (text) => `<p>${escapeHtml(text)}</p>\n`,
  end: '</html>\n',
};

/** Whatever Markdown could take for a mark, or HTML, stands for itself (CommonMark 0.31, 2.4: backslash escapes). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&"'$%,/:;=?@^]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** An address in angle brackets holds no such brackets, and no line ends. */
function markdownAddress(address: string): string {
  return `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`;
}

export const MARKDOWN_SETTING: Setting = {
  begin(about) {
    const words = FILE_TEXTS[about.language];
    return `# ${escapeMarkdown(`${words.chronology}: ${about.title}`)}

${escapeMarkdown(describeFile(about))}

[${escapeMarkdown(words.permalink)}](${markdownAddress(about.permalink)})
`;
  },
  year: (text) => `\n## ${escapeMarkdown(text)}\n`,
  entry({ address, date, title, note, sentences, numbers, noSource }) {
    const marks =
      noSource === undefined
        ? numbers.map((number) => `\\[${number}\\]`).join('')
        : `(${escapeMarkdown(noSource)})`;
    const aside = note === undefined ? '' : ` (${escapeMarkdown(note)})`;
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
  nothing: (text) => `\n${escapeMarkdown(text)}\n`,
  end: '',
};
