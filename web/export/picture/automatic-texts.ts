import { type DaySpan, isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { PictureText } from '../../../domain/query/picture-settings.ts';
import { filterChips } from '../../filter/filter-chips.ts';
import { today } from '../../state/today.ts';
import { countText } from '../../timeline/headline/headline.ts';
import { type MeasureFont, NOTE_PX, NOTE_WEIGHT, wrapText } from './compose-picture.ts';
import { formatPeriod, type PictureSource } from './picture-source.ts';
import type { LaidOutTimeline } from './timeline-chart.ts';

type Texts = Readonly<Record<Exclude<PictureText, 'alt'>, string>>;

/** The texts of a picture that nobody has edited, except the alternative text. */
export function automaticTexts(source: PictureSource, widthPx: number, measure: MeasureFont): Texts {
  const { messages, language, sides, view, filter, days, total, publishers, address, page, facts } = source;
  const { automatic } = messages.picture;
  const [upper, lower] = [partyName(sides.upper, language), partyName(sides.lower, language)];
  return {
    headline:
      view === 'timeline'
        ? automatic.headline(upper, lower, days ? periodOf(days, source) : '')
        : source.namesRelation && page?.title
          ? page.title
          : automatic.viewHeadline(upper, lower, page?.title || messages.shell.view[view]),
    subtitle: [
      ...filterChips(filter, messages, language).map(({ label, text }) => `${label}: ${text}`),
      // A comparison has counts of its own.
      ...(view === 'compare'
        ? []
        : [facts ? countText(facts, messages.chart.headline) : messages.shell.events(total)]),
    ].join(' · '),
    note: '',
    sources: sourceLine(publishers, automatic.sources, (text) =>
      wrapText(text, widthPx, (part) => measure(part, NOTE_PX, NOTE_WEIGHT)),
    ),
    credit: [
      automatic.credit(formatDate(isoDay(today()), language)),
      ...(address === undefined ? [] : [address]),
    ].join(' · '),
  };
}

/** Years if all days are shown, because the first and the last day say little then. */
function periodOf(days: DaySpan, { window, language }: PictureSource): string {
  if (window) return formatPeriod(window, language);
  const [first, last] = [isoDay(days.first).slice(0, 4), isoDay(days.last).slice(0, 4)];
  return formatDate(first === last ? first : `${first}/${last}`, language);
}

const MAX_LINES = 1;
const MAX_PUBLISHERS = 10;

/** As many publishers as fit on one line. */
function sourceLine(
  publishers: readonly string[],
  format: (names: readonly string[], more: number) => string,
  linesOf: (text: string) => readonly string[],
): string {
  for (let count = Math.min(publishers.length, MAX_PUBLISHERS); count > 0; count -= 1) {
    const text = format(publishers.slice(0, count), publishers.length - count);
    if (linesOf(text).length <= MAX_LINES || count === 1) return text;
  }
  return '';
}

/** This many events are described in an alternative text. */
const MAX_DESCRIBED = 8;

/** What the picture shows, for readers who do not see it. */
export function alternativeText(
  source: PictureSource,
  { headline, subtitle }: Pick<Texts, 'headline' | 'subtitle'>,
  chart: LaidOutTimeline | undefined,
): string {
  const { messages, language, sides, page } = source;
  const { alt } = messages.picture.automatic;
  const heading = [headline, subtitle].filter((text) => text !== '').join('. ');
  if (!chart || !source.timeline) return alt.view(heading, page?.headings ?? []);
  const shown = new Map(chart.layout.labels.map(({ id, lines }) => [id, lines.join(' ')]));
  const events = source.timeline.scene.events
    .filter(({ id }) => shown.has(id))
    .toSorted((a, b) => b.importance - a.importance)
    .slice(0, MAX_DESCRIBED)
    .toSorted((a, b) => a.day - b.day)
    .map(
      (event) => `${formatDate(event.date, language)}: ${shown.get(event.id) ?? titleOf(event, language)}`,
    );
  return [
    alt.timeline(heading, partyName(sides.upper, language), partyName(sides.lower, language)),
    ...(events.length > 0 ? [alt.events(events)] : []),
  ].join(' ');
}
