import type { DocumentFile } from '../api/files.ts';

/** Texts of the files and feeds in the export menu. */
export const files = {
  nothing: 'No event matches this filter. The files will be empty.',
  toRead: 'Read or reuse',
  toSubscribe: 'Subscribe',
  file: {
    html: 'Chronology',
    md: 'Chronology, Markdown',
    zip: 'Data package',
    timelinejs: 'TimelineJS',
    atom: 'Atom feed',
    ics: 'Calendar',
  } satisfies Record<DocumentFile, string>,
  meaning: {
    html: 'text with numbered sources',
    md: 'the same text, for a wiki',
    zip: 'Frictionless: CSV and its schema',
    timelinejs: 'JSON for a Knight Lab timeline',
    atom: 'latest changes',
    ics: 'all-day entries',
  } satisfies Record<DocumentFile, string>,
  copy: 'Copy link',
  copied: 'Link copied.',
  toCopy: (address: string) => `Copy this link: ${address}`,
  share: 'Picture and print',
  picture: 'Picture…',
  pictureMeaning: 'PNG, SVG or PDF, for web and print',
  print: 'Print…',
  printMeaning: 'this view, without menus',
  data: 'Data',
  embed: 'Copy embed code',
  embedMeaning: 'this view, live, on another site',
  embedCopied: 'Embed code copied.',
  embedTitle: (view: string) => `Démarche: ${view}`,
  embeddingOff: 'Embedding is off. To turn it on, set EMBED_ORIGINS to the sites that may embed a view.',
  openInFull: 'Open in Démarche',
};
