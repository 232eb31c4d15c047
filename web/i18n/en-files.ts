import type { DocumentFile } from '../api/files.ts';

/** Words of pictures of a view. */
export const picture = {
  heading: 'Picture of this view',
  title: (upper: string, lower: string, view: string) => `${upper} and ${lower}: ${view.toLowerCase()}`,
  asOf: (day: string) => `as of ${day}`,
  sources: (names: readonly string[], more: number) =>
    `Sources: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  extentLegend: 'How much of it',
  extent: { whole: 'The whole', visible: 'What is visible' },
  format: { svg: 'SVG', png1: 'PNG', png2: 'PNG 2×', png4: 'PNG 4×', pdf: 'PDF' },
  meaning: {
    svg: 'drawing, for print and further editing',
    png1: 'image, as large as on the screen',
    png2: 'image, for slides and documents',
    png4: 'image, for print',
    pdf: 'one page, for documents and print',
  },
  smaller: (scale: number) =>
    `This browser has no larger canvas: the picture is ${scale}×. SVG and PDF have no such limit.`,
  failed: 'The picture could not be made. Try again, smaller or with less of the view.',
  nothing: 'No event matches this filter: there is nothing to take a picture of.',
};

/** Words of the files that are for readers and their programs. */
export const files = {
  nothing: 'No event matches this filter: the files will hold none, and say so.',
  toRead: 'To read and to use elsewhere',
  toSubscribe: 'To subscribe to',
  file: {
    html: 'Chronology',
    md: 'Chronology, Markdown',
    zip: 'Data package',
    timelinejs: 'TimelineJS',
    atom: 'Atom feed',
    ics: 'Calendar',
  } satisfies Record<DocumentFile, string>,
  meaning: {
    html: 'Prose with numbered sources, to read and to print',
    md: 'The same, for a wiki or an article',
    zip: 'The CSV with every column described (Frictionless)',
    timelinejs: 'JSON for a timeline of Knight Lab',
    atom: 'What was changed last, for a feed reader',
    ics: 'The events as days, for a calendar',
  } satisfies Record<DocumentFile, string>,
  copy: 'Copy the address',
  copied: 'The address is copied.',
  toCopy: (address: string) => `Copy this address: ${address}`,
  embed: 'In a page elsewhere',
  embedCode: 'Code of a frame with this view',
  openInFull: 'Open in Démarche',
};
