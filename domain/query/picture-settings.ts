import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';
import { LANGUAGES } from '../language/language.ts';

/** Sizes of a picture. `screen` is the size of the chart on the screen. */
export const PICTURE_PRESETS = [
  'web-16-9',
  'web-4-5',
  'square',
  'print-90mm',
  'print-180mm',
  'slide',
  'screen',
] as const;
export type PicturePreset = (typeof PICTURE_PRESETS)[number];

export const PICTURE_THEMES = ['light', 'dark', 'transparent'] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

/** The texts around a picture and its alternative text. */
export const PICTURE_TEXTS = ['headline', 'subtitle', 'note', 'sources', 'credit', 'alt'] as const;
export type PictureText = (typeof PICTURE_TEXTS)[number];

const MAX_EVENTS = 200;

const text = z.string().max(2_000);
const eventId = z.string().min(1).max(120);
const offset = z.number().min(-5_000).max(5_000);

function byEvent<T extends z.ZodType>(value: T) {
  return z
    .record(eventId, value)
    .refine(
      (entries) => Object.keys(entries).length <= MAX_EVENTS,
      issueMessage('list-too-long', { max: MAX_EVENTS }),
    )
    .default({});
}

/** How a picture of a view differs from the automatic one. Texts and labels are kept for each language separately. */
export const pictureSettings = z
  .strictObject({
    preset: z.enum(PICTURE_PRESETS).default('web-16-9'),
    theme: z.enum(PICTURE_THEMES).default('light'),
    language: z.enum(LANGUAGES).optional().meta({ description: 'Absent for the language of the page' }),
    extent: z
      .enum(['window', 'whole'])
      .default('window')
      .meta({ description: 'The visible part of the timeline, or all of it' }),
    legend: z.boolean().default(true),
    texts: z
      .partialRecord(
        z.enum(LANGUAGES),
        z.strictObject({
          headline: text.optional(),
          subtitle: text.optional(),
          note: text.optional(),
          sources: text.optional(),
          credit: text.optional(),
          alt: text.optional(),
        }),
      )
      .default({})
      .meta({ description: 'Texts that replace the automatic ones. An empty text is left out' }),
    hidden_labels: z.array(eventId).max(MAX_EVENTS).default([]),
    pinned_labels: z
      .array(eventId)
      .max(MAX_EVENTS)
      .default([])
      .meta({ description: 'Events that are labelled before all others' }),
    label_texts: z
      .partialRecord(z.enum(LANGUAGES), byEvent(text))
      .default({})
      .meta({ description: 'Texts that replace the titles of events, by id' }),
    label_places: z
      .partialRecord(z.enum(PICTURE_PRESETS), byEvent(z.tuple([offset, offset])))
      .default({})
      .meta({
        description:
          'Labels moved by hand: the distance from the mark to the label’s top-left corner in px of the layout, by size and event',
      }),
    hidden_parts: z
      .array(z.string().min(1).max(120))
      .max(50)
      .optional()
      .meta({ description: 'Parts of a view that the picture leaves out. Absent: those that do not fit' }),
  })
  .meta({ description: 'How the picture of the view looks' });
export type PictureSettings = z.output<typeof pictureSettings>;
