import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { fetchEvents } from '../../api/events.ts';
import { filterChips } from '../../filter/filter-chips.ts';
import { messages } from '../../i18n/messages.ts';
import {
  addressWith,
  filter,
  language,
  setTimeWindow,
  sides,
  timeWindow,
  view,
} from '../../state/page-state.ts';
import { readPalette } from '../../timeline/render/palette.ts';
import { shownChart } from '../../timeline/render/shown-chart.ts';
import { type ComposedPicture, type PictureBody, picturePng, pictureSvg } from './compose-picture.ts';
import { elementBody } from './element-drawing.ts';
import { timelineBody } from './timeline-picture.ts';

export const PICTURE_FORMATS = ['svg', 'png1', 'png2', 'png4', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
/** All of a view, or what of it is on the screen. */
export type PictureExtent = 'whole' | 'visible';

export interface TakenPicture {
  readonly blob: Blob;
  readonly fileName: string;
  /** Pixels to one on the screen, where they are fewer than was asked for: the browser has no canvas as large. */
  readonly scaledTo?: number;
}

/** The view as a file; rejects where it holds nothing, or where the browser can make none as large. */
export async function takePicture(format: PictureFormat, extent: PictureExtent): Promise<TakenPicture> {
  const picture = await compose(extent);
  const { upper, lower } = sides.value;
  const name = `${view.value}-${upper}-${lower}-${isoDay(today())}`;
  if (format === 'svg')
    return { blob: new Blob([pictureSvg(picture)], { type: 'image/svg+xml' }), fileName: `${name}.svg` };
  if (format === 'pdf') {
    const { picturePdf } = await import('./picture-pdf.ts');
    return { blob: await picturePdf(picture), fileName: `${name}.pdf` };
  }
  const wanted = Number(format.slice(3));
  const { blob, scale } = await picturePng(picture, wanted);
  return { blob, fileName: `${name}.png`, ...(scale < wanted && { scaledTo: scale }) };
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}

/** How many of the events’ sources are asked who published them. */
const EVENTS_ASKED = 500;
const MOST_PUBLISHERS = 14;

async function compose(extent: PictureExtent): Promise<ComposedPicture> {
  const { picture, shell } = messages.value;
  const locale = language.value;
  const asked = await fetchEvents({ filter: filter.value, limit: EVENTS_ASKED });
  if (asked.total === 0) throw new NothingToShow();
  const publishers = new Map<string, number>();
  for (const { sources } of asked.items)
    for (const { publisher } of sources) publishers.set(publisher, (publishers.get(publisher) ?? 0) + 1);
  const named = [...publishers].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const chips = filterChips(filter.value, messages.value, locale).map(
    ({ label, text }) => `${label}: ${text}`,
  );
  const { upper, lower } = sides.value;
  const { fontFamily } = getComputedStyle(document.body);
  const body = await bodyOf(extent);
  const address = new URL(
    addressWith({
      form: undefined,
      ...(extent === 'whole' && view.value === 'timeline' && { timeWindow: undefined }),
    }),
    globalThis.location.origin,
  ).href;
  return {
    body,
    title: picture.title(partyName(upper, locale), partyName(lower, locale), shell.view[view.value]),
    subtitle: [...chips, shell.events(asked.total), picture.asOf(formatDate(isoDay(today()), locale))].join(
      ' · ',
    ),
    notes: [
      ...(named.length === 0
        ? []
        : [picture.sources(named.slice(0, MOST_PUBLISHERS), named.length - MOST_PUBLISHERS)]),
      `Démarche · ${address}`,
    ],
    palette: readPalette(document.documentElement),
    fontFamily,
    measure: measureIn(fontFamily),
  };
}

function measureIn(fontFamily: string): ComposedPicture['measure'] {
  const pen = document.createElement('canvas').getContext('2d');
  return (text, sizePx, weight) => {
    if (!pen) return 0;
    pen.font = `${weight} ${sizePx}px ${fontFamily}`;
    return pen.measureText(text).width;
  };
}

/** The filter holds nothing: there is no picture of it. */
export class NothingToShow extends Error {}

/** A chart that has been asked for anew stands still after so long. */
const SETTLING_MS = 700;

async function bodyOf(extent: PictureExtent): Promise<PictureBody> {
  if (view.value !== 'timeline') {
    const root = document.querySelector('.analysis-page, .start-page, .table-view');
    if (!root) throw new Error('The view is not there yet.');
    const seen = extent === 'visible' ? (root.parentElement ?? undefined) : undefined;
    return elementBody(root, seen);
  }
  const shown = timeWindow.value;
  if (extent === 'visible' || shown === undefined) return chartBody();
  setTimeWindow(undefined);
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    return chartBody();
  } finally {
    setTimeWindow(shown);
  }
}

function chartBody(): PictureBody {
  const shot = shownChart.value?.();
  if (!shot) throw new Error('The chart is not there yet.');
  const { names } = messages.value;
  return timelineBody({ ...shot, kindName: (kind) => names.kind[kind] });
}
