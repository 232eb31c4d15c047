import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { fold, publisherOfHost, publisherOfSuffix } from './publisher-hosts.ts';

/** What a pasted text says about a source, without the network. */
export interface PastedSource {
  readonly url?: string;
  /** A headline as it was written. */
  readonly title?: string;
  readonly publisher?: string;
  /** EDTF. */
  readonly published?: string;
  /** A headline made from the words of the address. Its case and punctuation are lost, so it is only proposed. */
  readonly slugTitle?: string;
}

/** A longer text is no headline. */
const MAX_LENGTH = 2_000;

/**
 * Reads an address, a headline with the name of its publisher (`… - Reuters`, `… | AP News`), or both on two lines or in one.
 * `{}` for any other text.
 */
export function readPastedSource(text: string): PastedSource {
  if (text.length > MAX_LENGTH) return {};
  const [address] = /https?:\/\/[^\s<>"]+/i.exec(text) ?? [];
  const trimmed = address?.replace(/[).,;]+$/, '');
  const url = trimmed === undefined ? undefined : parseUrl(trimmed);
  const rest = (address === undefined ? text : text.replace(address, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–—|·:]\s*|\s*[-–—|·:(]\s*\)?$/g, '');
  const headline = rest === '' ? {} : readHeadline(rest);
  if (!url || trimmed === undefined) return headline.publisher === undefined ? {} : headline;
  const ofUrl = readUrl(url);
  const title = headline.title ?? (rest === '' ? undefined : rest);
  return {
    ...ofUrl,
    url: trimmed,
    ...(headline.publisher !== undefined && { publisher: headline.publisher }),
    ...(title !== undefined && { title }),
  };
}

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** What an address says by itself. */
export function readUrl(url: URL): Pick<PastedSource, 'publisher' | 'published' | 'slugTitle'> {
  const publisher = publisherOfHost(url.hostname);
  const published = dateInPath(decoded(url.pathname));
  const slugTitle = titleInPath(decoded(url.pathname));
  return {
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(slugTitle !== undefined && { slugTitle }),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A headline without the publisher at its end; `{}` if it ends with none that is known. */
function readHeadline(text: string): Pick<PastedSource, 'title' | 'publisher'> {
  const [, title, suffix] = /^(.+?)\s+[-–—|·]\s+([^|–—]{2,40})$/.exec(text) ?? [];
  if (title === undefined || suffix === undefined) return {};
  const publisher = publisherOfSuffix(suffix.trim());
  return publisher === undefined ? {} : { title: title.trim(), publisher };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATES: readonly RegExp[] = [
  /(?:^|[/_-])(?<y>(?:19|20)\d\d)[/-](?<m>\d\d?)[/-](?<d>\d\d?)(?=[/._-]|$)/,
  /(?:^|[/_-])(?<y>(?:19|20)\d\d)[/-](?<m>[a-z]{3})[a-z]*[/-](?<d>\d\d?)(?=[/._-]|$)/i,
  /(?:^|[/_-])(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?=[/._-]|$)/,
  /(?:^|\/)(?<d>\d\d?)[/-](?<m>\d\d?)[/-](?<y>(?:19|20)\d\d)(?=[/._-]|$)/,
  /(?:^|\/)(?<y>(?:19|20)\d\d)\/(?<m>\d\d?)(?=\/|$)/,
];

/** `/2018/03/26/`, `/2018-03-26`, `/2018/mar/26/`, `/20180326/`, `/26/03/2018/`, `/2018/03/`. */
function dateInPath(path: string): string | undefined {
  for (const pattern of DATES) {
    const { y, m = '', d } = pattern.exec(path)?.groups ?? {};
    if (y === undefined) continue;
    const named = MONTHS.indexOf(m.toLowerCase()) + 1;
    const month = String(named || Number(m)).padStart(2, '0');
    const edtf = [y, month, ...(d === undefined ? [] : [d.padStart(2, '0')])].join('-');
    // In EDTF, `2018-21` to `2018-24` are seasons.
    if (Number(month) >= 1 && Number(month) <= 12 && isDate(edtf)) return edtf;
  }
  return undefined;
}

function isDate(edtf: string): boolean {
  try {
    parseEdtf(edtf);
    return true;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return false;
  }
}

const MIN_WORDS = 4;

/** The longest part of the path that is made of words. */
function titleInPath(path: string): string | undefined {
  const parts = path.split('/').map((part) =>
    part
      .replace(/\.\w{2,5}$/, '')
      .split(/[-_+ ]+/)
      // Numbers and codes of the site; years and amounts inside a headline stay.
      .filter(
        (word, index, all) => word !== '' && !(isCode(word) && (index === 0 || index >= all.length - 3)),
      ),
  );
  const words = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), []);
  if (words.filter((word) => /\p{L}{2}/u.test(word)).length < MIN_WORDS) return undefined;
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `idUSKBN1H21CB`, `3f2a9c1b`, `279502`. */
function isCode(word: string): boolean {
  return /\d{4}/.test(word) || (/\d/.test(word) && /\p{L}/u.test(word)) || /^\d{1,2}$/.test(word);
}

/** The publisher among recorded ones whose name is the host's: `kyivpost.com` is “Kyiv Post”. */
export function publisherNamedLike(host: string, publishers: readonly string[]): string | undefined {
  const label = siteName(host);
  return label.length < 3 ? undefined : publishers.find((name) => fold(name) === fold(label));
}

/** `kyivpost` for `www.kyivpost.com` and `bbc` for `www.bbc.co.uk`. */
export function siteName(host: string): string {
  const labels = host.split('.');
  const suffix = /^(co|com|org|net|gov|ac)$/.test(labels.at(-2) ?? '') ? 2 : 1;
  return labels.at(-1 - suffix) ?? '';
}
