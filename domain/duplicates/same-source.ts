import { keyOf } from './title-words.ts';

/** The fields by which two sources are found to be the same. */
export interface ComparedSource {
  readonly publisher?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

/** What identifies a source: its address without what does not change the page, and its publisher with its title. */
export function sourceKeys({ publisher, title, url }: ComparedSource): readonly string[] {
  const address = url === undefined ? undefined : addressKey(url);
  const name = publisher && title ? `${wordsKey(publisher)}|${wordsKey(title)}` : undefined;
  return [address, name].filter((key) => key !== undefined && key !== '' && key !== '|') as string[];
}

export function isSameSource(a: ComparedSource, b: ComparedSource): boolean {
  const keys = sourceKeys(a);
  return sourceKeys(b).some((key) => keys.includes(key));
}

/** Without scheme, `www.`, mobile host, tracking parameters, fragment and trailing slash. */
export function addressKey(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname, searchParams } = new URL(url);
  for (const name of [...searchParams.keys()]) if (TRACKING.test(name)) searchParams.delete(name);
  searchParams.sort();
  const host = hostname.replace(/^(?:www|m|mobile|amp)\./, '').replace(/\.m\.wikipedia\./, '.wikipedia.');
  const query = searchParams.toString();
  return `${host}${safeDecoded(pathname).replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`;
}

const TRACKING = /^(?:utm_.*|fbclid|gclid|yclid|mc_.*|cmpid|ref|ref_src|smid|src)$/i;

function safeDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function wordsKey(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(keyOf).join(' ');
}
