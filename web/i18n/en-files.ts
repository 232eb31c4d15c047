import type { DocumentFile } from '../api/files.ts';

/** Texts of the pictures of a view. */
export const picture = {
  heading: 'Picture of this view',
  title: (upper: string, lower: string, view: string) => `${upper} and ${lower}: ${view.toLowerCase()}`,
  asOf: (day: string) => `as of ${day}`,
  sources: (names: readonly string[], more: number) =>
    `Sources: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  extentLegend: 'Part of the view',
  extent: { whole: 'Everything', visible: 'Visible part' },
  format: { svg: 'SVG', png1: 'PNG', png2: 'PNG 2×', png4: 'PNG 4×', pdf: 'PDF' },
  meaning: {
    svg: 'drawing, for print and editing',
    png1: 'image, as large as on the screen',
    png2: 'image, for slides and documents',
    png4: 'image, for print',
    pdf: 'one page, for documents and print',
  },
  smaller: (scale: number) =>
    `Saved at ${scale}×: this browser cannot make a larger image. SVG and PDF have no such limit.`,
  failed: 'Could not make the picture. Try a smaller size or only the visible part.',
  nothing: 'No event matches this filter, so there is nothing to draw. Clear the filter and try again.',
};

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
    html: 'Text with numbered sources, to read or print',
    md: 'The same text, for a wiki or an article',
    zip: 'CSV with a description of every column (Frictionless)',
    timelinejs: 'JSON for a Knight Lab timeline',
    atom: 'The latest changes, for a feed reader',
    ics: 'Events as all-day entries, for a calendar',
  } satisfies Record<DocumentFile, string>,
  copy: 'Copy link',
  copied: 'Link copied.',
  toCopy: (address: string) => `Copy this link: ${address}`,
  embed: 'Embed in another page',
  embedCode: 'Embed code for this view',
  openInFull: 'Open in Démarche',
};
