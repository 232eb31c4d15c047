import type { PicturePreset, PictureText, PictureTheme } from '../../../domain/query/picture-settings.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';

/** The picture editor, and the automatic texts of a picture. */
export const picture = {
  /** In the export menu. */
  menu: {
    picture: 'Picture…',
    pictureMeaning: 'PNG, SVG or PDF, for web and print',
    print: 'Print…',
    printMeaning: 'this view, without menus',
    data: 'Data',
    embed: 'Copy embed code',
    embedMeaning: 'this view, live, on another site',
    embedCopied: 'Embed code copied.',
    embeddingOff: 'Embedding is off. To turn it on, set EMBED_ORIGINS to the sites that may embed a view.',
  },
  title: 'Picture',
  preview: 'Preview',
  loading: 'Drawing…',
  size: 'Size',
  preset: {
    'web-16-9': 'Web, 16:9',
    'web-4-5': 'Web, 4:5',
    square: 'Square',
    'print-90mm': 'Print, one column',
    'print-180mm': 'Print, full width',
    slide: 'Slide',
    screen: 'As on screen',
  } satisfies Record<PicturePreset, string>,
  measure: (width: number, height: number, unit: 'px' | 'mm') => `${width} × ${height} ${unit}`,
  smallestType: (points: string) => `Smallest type: ${points} pt`,
  taller: (height: number, unit: 'px' | 'mm') =>
    `The content needs more room: the picture is ${height} ${unit} high. Leave out parts or shorten texts.`,
  theme: 'Background',
  themes: { light: 'Light', dark: 'Dark', transparent: 'Transparent' } satisfies Record<PictureTheme, string>,
  language: 'Language',
  extent: 'Period',
  extents: { window: 'Visible part', whole: 'Everything' },
  texts: 'Texts',
  text: {
    headline: 'Headline',
    subtitle: 'Subtitle',
    note: 'Note',
    sources: 'Source line',
    credit: 'Credit',
    alt: 'Alternative text',
  } satisfies Record<PictureText, string>,
  altHint: 'For readers who do not see the picture. Part of the SVG, PNG and PDF files.',
  copyAlt: 'Copy alternative text',
  altCopied: 'Alternative text copied.',
  copyImageTag: 'Copy image tag',
  imageTagHint: 'HTML for the PNG file, with the alternative text',
  imageTagCopied: 'Image tag copied.',
  reset: 'Reset',
  resetText: (name: string) => `Reset ${name.toLowerCase()}`,
  legendShown: 'Show legend',
  parts: 'Parts',
  labels: {
    title: 'Labels',
    help: 'Select a label in the preview to reword, hide, pin or move it. Keys: arrows select, Shift and arrows move, Delete hides.',
    group: 'Labels in the picture',
    text: 'Label text',
    hide: 'Hide',
    show: 'Show again',
    pin: 'Pin',
    pinHint: 'Keeps its place when others have to give way',
    back: 'Move back',
    done: 'Done',
    add: 'Label another event',
    choose: 'Choose an event',
    hidden: 'Hidden labels',
    showLabel: (text: string) => `Show “${text}” again`,
    selected: (date: string) => `Label of ${date}`,
    noRoom: (count: number) =>
      count === 1
        ? 'One pinned label has no room at this size.'
        : `${count} pinned labels have no room at this size.`,
    resetAll: 'Reset all labels',
  },
  keep: {
    title: 'Save',
    session: 'Changes stay until you close this tab. Save the view to keep them.',
    name: 'Name of the view',
    save: 'Save view',
    update: (name: string) => `Save to “${name}”`,
    saved: (name: string) => `Saved with the view “${name}”.`,
  },
  download: 'Download',
  format: { png: 'PNG', svg: 'SVG', pdf: 'PDF' },
  scale: 'PNG size',
  scaleOf: (width: number, height: number) => `${width} × ${height}`,
  outlines: 'SVG text as outlines',
  outlinesHint: 'For programs that ignore embedded fonts. The text can no longer be edited.',
  saved: (name: string) => `Saved as ${name}`,
  smaller: (scale: number) =>
    `Saved at ${scale}×: this browser cannot make a larger image. SVG and PDF have no such limit.`,
  failed: 'Could not make the picture. Try a smaller size, or close the editor and try again.',
  nothing: 'No event matches this filter, so there is nothing to draw. Clear the filter and try again.',

  /** Automatic texts. */
  automatic: {
    headline: (upper: string, lower: string, period: string) =>
      period === '' ? `${upper} and ${lower}` : `${upper} and ${lower}, ${period}`,
    viewHeadline: (upper: string, lower: string, title: string) => `${upper} and ${lower}: ${title}`,
    sources: (names: readonly string[], more: number) =>
      `Sources: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    credit: (day: string) => `Démarche, ${day}`,
    alt: {
      timeline: (headline: string, upper: string, lower: string) =>
        `Timeline: ${headline}. Events of ${upper} are above the axis, events of ${lower} below it, joint events on it.`,
      events: (texts: readonly string[]) => `Named events: ${texts.join('; ')}.`,
      view: (headline: string, headings: readonly string[]) =>
        headings.length === 0 ? `${headline}.` : `${headline}. Parts: ${headings.join('; ')}.`,
    },
  },

  /** The legend of a timeline. */
  legend: {
    size: (people: readonly number[]) => `${people.join(', ')} people expelled`,
    cluster: 'several events',
    arrow: 'response, with days between',
    inForce: 'in force',
    lasted: 'lasted for these days',
    within: 'exact day unknown',
    about: 'approximate date',
    coded: 'machine-coded',
    density: 'bars: number of events',
    tension: (unit: TensionUnit) =>
      `shading: tension, severity added up per ${{ month: 'month', quarter: 'quarter', year: 'year' }[unit]}`,
  },
};
