import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { tensionUnit } from '../../../domain/timeline/tension-period.ts';
import { fetchTimeline } from '../../api/timeline.ts';
import { messages } from '../../i18n/messages.ts';
import { filter, language, selectedId, sides } from '../../state/page-state.ts';
import { layoutTimeline } from '../../timeline/layout/layout.ts';
import { chainOf } from '../../timeline/layout/layout-arrows.ts';
import type { MarkedDay } from '../../timeline/layout/notes.ts';
import { chartMessages } from '../../timeline/render/chart-messages.ts';
import type { ChartSnapshot } from '../../timeline/render/chart-renderer.ts';
import { textsOf } from '../../timeline/render/chart-texts.ts';
import { readPalette } from '../../timeline/render/palette.ts';
import { textMeasures } from '../../timeline/render/text-measures.ts';
import type { Frame } from '../../timeline/scale/frame.ts';
import { calendarFormat } from '../../timeline/scale/ticks.ts';
import { daySpanOf } from '../../timeline/scale/time-span.ts';
import { sceneOf } from '../../timeline/state/scene.ts';
import { spanBoundsOf } from '../../timeline/state/span-bounds.ts';

/**
 * The timeline of all events of the filter, laid out for `frame` without touching the chart on the screen: the window
 * and the address stay as they are. `undefined` if no event matches.
 */
export async function wholeTimeline(frame: Frame): Promise<ChartSnapshot | undefined> {
  const relation = { filter: filter.value, sides: sides.value };
  const widthPx = frame.plot.right - frame.plot.left;
  const result = await fetchTimeline({ ...relation, widthPx });
  const bounds = spanBoundsOf(result, relation.filter);
  const scene = bounds && sceneOf(result, undefined, tensionUnit(daySpanOf(bounds), widthPx));
  if (!scene) return undefined;
  const locale = language.value;
  const { fontFamily } = getComputedStyle(document.body);
  const measure = textMeasures(fontFamily);
  const selected = selectedId.value;
  const layout = layoutTimeline({
    scene,
    span: bounds,
    frame,
    calendar: calendarFormat(locale === 'en' ? 'en-GB' : locale),
    measure,
    formatLag: ({ lag_min, lag_max }) => formatLag({ min: lag_min, max: lag_max }, locale),
    titleOf: (event) => titleOf(event, locale),
    formatStartedEarlier: messages.value.timeline.startedEarlier,
    markedDay: markedDay(relation.filter.in_force_on),
    first: new Set(selected === undefined ? [] : [selected]),
    chain: selected === undefined ? new Set() : chainOf(selected, scene.arrows),
  });
  return {
    layout,
    texts: textsOf(layout, chartMessages(messages.value, relation.sides, locale), measure.side),
    palette: readPalette(document.documentElement),
    measure,
    fontFamily,
  };
}

function markedDay(date: string | undefined): MarkedDay | undefined {
  if (date === undefined) return undefined;
  const { first_day: first, last_day: last } = parseEdtf(date);
  return {
    days: { first, last },
    text: messages.value.timeline.inForceOn(formatDate(date, language.value)),
  };
}
