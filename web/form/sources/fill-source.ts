import { fetchSuggestions } from '../../api/suggestions.ts';
import { dateDraftFrom, edtfOf, isBlankDate, NO_DATE } from '../date/date-draft.ts';
import type { SourceDraft } from '../model/draft.ts';
import { type PastedSource, publisherNamedLike, siteName } from './pasted-source.ts';
import { fold } from './publisher-hosts.ts';

export const FILLED_FIELDS = ['publisher', 'title', 'published'] as const;
export type FilledField = (typeof FILLED_FIELDS)[number];

/** The changes that fill the empty fields of a source. What the user has entered stays. */
export function fillSource(source: Omit<SourceDraft, 'key'>, pasted: PastedSource): Partial<SourceDraft> {
  const { url, publisher, title, published } = pasted;
  return {
    ...(url !== undefined && source.url.trim() === '' && { url }),
    ...(publisher !== undefined && source.publisher.trim() === '' && { publisher }),
    ...(title !== undefined && source.title.trim() === '' && { title }),
    ...(published !== undefined && isBlankDate(source.published) && { published: dateDraftFrom(published) }),
  };
}

/** The values of the fields that can be filled, with the date as EDTF. */
export type FilledValues = { readonly [F in FilledField]?: string };

export function filledValues({ publisher, title, published }: Partial<SourceDraft>): FilledValues {
  return {
    ...(publisher !== undefined && { publisher }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published: edtfOf(published) }),
  };
}

/** The value of a field before it was filled. */
export const BLANK_FIELDS: Readonly<Record<FilledField, Partial<SourceDraft>>> = {
  publisher: { publisher: '' },
  title: { title: '' },
  published: { published: NO_DATE },
};

/** A publisher of the collection that is named like the site. Without a connection, none is found. */
export async function findPublisher(url: string, signal: AbortSignal): Promise<string | undefined> {
  const host = URL.parse(url)?.hostname ?? '';
  const label = fold(siteName(host));
  if (label.length < 3) return undefined;
  const starts = [label.slice(0, 3), `the ${label.slice(0, 1)}`];
  const found = await Promise.all(
    starts.map((start) => fetchSuggestions('source', start, signal, 50).catch(() => [])),
  );
  return publisherNamedLike(
    host,
    found.flat().map(({ value }) => value),
  );
}
