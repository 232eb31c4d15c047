import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { Language } from '../../../domain/language/language.ts';
import { slug } from '../../../domain/query/file-name.ts';
import type { Story, StoryStep } from '../../../domain/stories/story.ts';
import { stepHeading, stepText, storyLanguages, storyTitle } from '../../../domain/stories/story-text.ts';
import { toApiProblem } from '../../api/api-problem.ts';
import { fetchEvent } from '../../api/events.ts';
import { embeddedFonts } from '../../export/picture/embedded-fonts.ts';
import { themePalette, themeProperties } from '../../export/picture/theme-palette.ts';
import type { Messages } from '../../i18n/en/all.ts';
import { catalogueOf, LANGUAGE_NAMES } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { today } from '../../state/today.ts';
import { textMeasures } from '../../timeline/render/text-measures.ts';
import { type ChartStyle, stepChart } from './step-chart.ts';
import { type FileEdition, type FileStep, storyHtml } from './story-html.ts';

/** Beside the texts on a wide screen, and above them on a phone, where half the screen has no room for a legend. */
const WIDE = { widthPx: 920, heightPx: 680, hasLegend: true };
const NARROW = { widthPx: 374, heightPx: 400, hasLegend: false };

type Events = ReadonlyMap<string, EventWithLinks>;

/** The story as one HTML file, in all its languages. The language of the page comes first. */
export async function makeStoryFile(
  story: Story,
): Promise<{ readonly blob: Blob; readonly fileName: string }> {
  const shown = language.peek();
  const languages = storyLanguages(story).toSorted((a, b) => Number(b === shown) - Number(a === shown));
  const { fontFamily } = getComputedStyle(document.body);
  const events = await fetchEvents(story);
  const editions: FileEdition[] = [];
  // One after the other: laying out many charts at once would block the page for long.
  for (const each of languages) editions.push(await makeEdition(story, each, events, fontFamily));
  const colours = themeProperties('light');
  const palette = themePalette('light');
  const html = storyHtml({
    editions,
    languageTitle: (await catalogueOf(shown, 'stories')).stories.file.language,
    colours: {
      paper: palette.paper,
      ink: palette.ink,
      ink2: palette.ink2,
      ink3: palette.ink3,
      line: palette.line,
      accent: colours.get('--accent') ?? palette.ink,
      focus: palette.focus,
    },
    fontFamily: fontFamily.replaceAll('"', "'"),
    fonts: await embeddedFonts(textsOf(editions)),
    nonce: randomNonce(),
  });
  const name = ['demarche', 'story', slug(storyTitle(story, shown).text).slice(0, 60), ...languages];
  return {
    blob: new Blob([html], { type: 'text/html' }),
    fileName: `${name.filter((part) => part !== '').join('-')}.html`,
  };
}

async function makeEdition(
  story: Story,
  of: Language,
  events: Events,
  fontFamily: string,
): Promise<FileEdition> {
  // The legend of the charts has its texts in the section of the pictures.
  const messages = await catalogueOf(of, 'stories', 'picture');
  const style: ChartStyle = {
    language: of,
    messages,
    palette: themePalette('light'),
    measure: textMeasures(fontFamily),
    fontFamily,
  };
  const steps: FileStep[] = [];
  for (const [index, step] of story.steps.entries())
    steps.push(await makeStep(step, index, story.steps.length, events, style));
  const { file } = messages.stories;
  return {
    language: of,
    languageName: LANGUAGE_NAMES[of],
    title: storyTitle(story, of).text,
    asOf: file.asOf(formatDate(isoDay(today()), of)),
    madeWith: file.madeWith,
    sourcesTitle: file.sources,
    noEvents: file.noEvents,
    steps,
  };
}

async function makeStep(
  step: StoryStep,
  index: number,
  count: number,
  events: Events,
  style: ChartStyle,
): Promise<FileStep> {
  const { language: of, messages } = style;
  const { file, player } = messages.stories;
  const event = step.event === undefined ? undefined : events.get(step.event);
  const prefix = `${of}-${index + 1}-`;
  const wide = await stepChart(step, WIDE, style, `${prefix}wide-`);
  const narrow = await stepChart(step, NARROW, style, `${prefix}narrow-`);
  const heading = stepHeading(step, of).text;
  const days = daysOf(step, messages, of);
  return {
    days,
    position: player.position(index + 1, count),
    heading,
    paragraphs: stepText(step, of).paragraphs,
    event: event && `${formatDate(event.date, of)}: ${titleOf(event, of)}`,
    sources: event?.sources ?? [],
    alt: file.picture(heading, days),
    charts: wide && narrow && { wide, narrow },
  };
}

function daysOf({ window }: StoryStep, { stories }: Messages, of: Language): string {
  return window === undefined ? stories.player.wholeSpan : formatDate(window, of);
}

/** The selected events. Deleted ones are left out. */
async function fetchEvents({ steps }: Story): Promise<Events> {
  const ids = [...new Set(steps.flatMap(({ event }) => (event === undefined ? [] : [event])))];
  const events = new Map<string, EventWithLinks>();
  for (const id of ids) {
    try {
      events.set(id, await fetchEvent(id));
    } catch (error) {
      if (toApiProblem(error).status !== 404) throw error;
    }
  }
  return events;
}

/** Every text that the file shows, to find the fonts that it needs. */
function textsOf(editions: readonly FileEdition[]): string {
  return JSON.stringify(editions);
}

function randomNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
