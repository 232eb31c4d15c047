import type { DocumentFile } from '../../api/files.ts';

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
  openInFull: 'Open in Démarche',
};
