import type { PictureSettings, PictureText } from '../../../domain/query/picture-settings.ts';
import { shownChart } from '../../timeline/render/shown-chart.ts';
import { textMeasures } from '../../timeline/render/text-measures.ts';
import { alternativeText, automaticTexts } from './automatic-texts.ts';
import {
  edgePx,
  fontMeasure,
  type LaidOutPicture,
  layoutPicture,
  type PictureBody,
  type Room,
} from './compose-picture.ts';
import { labelEditsOf } from './label-edits.ts';
import { type PagePart, partsWithoutRoom } from './offscreen-view.ts';
import type { PictureSource } from './picture-source.ts';
import { type PictureSize, pictureSize } from './presets.ts';
import { themePalette } from './theme-palette.ts';
import { type TimelineBody, timelineBody } from './timeline-picture.ts';

/** A picture of a view, with everything that the editor shows about it. */
export interface ComposedView {
  readonly picture: LaidOutPicture;
  /** The chart in the picture, if it is a timeline. */
  readonly timeline?: TimelineBody;
  readonly automatic: Readonly<Record<PictureText, string>>;
  readonly texts: Readonly<Record<PictureText, string>>;
  /** The parts of the view that are left out. */
  readonly hiddenParts: readonly string[];
}

/** Room around the chart on the screen, for headline, legend and notes. */
const SCREEN_MARGIN_PX = { width: 48, height: 190 };
const DEFAULT_SCREEN = { widthPx: 1_248, heightPx: 830 };

export function sizeOf({ preset }: Pick<PictureSettings, 'preset'>): PictureSize {
  const frame = shownChart.peek()?.()?.layout.frame;
  const screen = frame
    ? {
        widthPx: frame.widthPx + SCREEN_MARGIN_PX.width,
        heightPx: frame.heightPx + SCREEN_MARGIN_PX.height,
      }
    : { ...DEFAULT_SCREEN, widthPx: Math.min(DEFAULT_SCREEN.widthPx, Math.max(globalThis.innerWidth, 360)) };
  return pictureSize(preset, screen);
}

/** Width of the main part of a picture. */
export function bodyWidthPx(size: PictureSize): number {
  return size.widthPx - edgePx(size) * 2;
}

/** Lays out the picture of a loaded view. */
export function composeView(source: PictureSource, settings: PictureSettings): ComposedView {
  const { language } = source;
  const size = sizeOf(settings);
  const { fontFamily } = getComputedStyle(document.body);
  const measure = fontMeasure(fontFamily);
  const palette = themePalette(settings.theme);
  const automatic = automaticTexts(source, bodyWidthPx(size), measure);
  const edited = settings.texts[language] ?? {};
  const texts = {
    headline: edited.headline ?? automatic.headline,
    subtitle: edited.subtitle ?? automatic.subtitle,
    note: edited.note ?? automatic.note,
    sources: edited.sources ?? automatic.sources,
    credit: edited.credit ?? automatic.credit,
  };
  let hidden: readonly string[] = [];
  const bodyFor = (room: Room) => {
    hidden = hiddenParts(source.page?.parts ?? [], settings, room.heightPx);
    return bodyOf(source, settings, hidden, room, palette, fontFamily);
  };
  const picture = layoutPicture({ size, bodyFor, texts, palette, fontFamily, measure });
  const timeline = isTimelineBody(picture.body) ? picture.body : undefined;
  const alt = alternativeText(source, texts, timeline?.chart);
  return {
    picture,
    ...(timeline && { timeline }),
    automatic: { ...automatic, alt },
    texts: { ...texts, alt: edited.alt ?? alt },
    hiddenParts: hidden,
  };
}

function bodyOf(
  source: PictureSource,
  settings: PictureSettings,
  hidden: readonly string[],
  room: Room,
  palette: ReturnType<typeof themePalette>,
  fontFamily: string,
): PictureBody | TimelineBody {
  const { timeline, page } = source;
  if (timeline)
    return timelineBody(
      {
        content: timeline,
        edits: labelEditsOf(settings, source.language, settings.preset),
        hasLegend: settings.legend,
        palette,
        measure: textMeasures(fontFamily),
      },
      room,
    );
  if (!page) throw new Error('The view is not loaded.');
  const body = page.draw(new Set(hidden));
  return { ...body, draw: (surface) => surface.layer('view', () => body.draw(surface)) };
}

/** A view longer than the picture loses the parts that do not fit, until someone chooses them. */
function hiddenParts(
  parts: readonly PagePart[],
  { hidden_parts, preset }: PictureSettings,
  roomPx: number,
): readonly string[] {
  return hidden_parts ?? (preset === 'screen' ? [] : partsWithoutRoom(parts, roomPx));
}

function isTimelineBody(body: PictureBody | TimelineBody): body is TimelineBody {
  return 'chart' in body;
}

/** Loads the fonts that a picture in a language needs, so that it is measured and drawn in them. */
export async function loadFonts(source: PictureSource): Promise<void> {
  const { fontFamily } = getComputedStyle(document.body);
  const sample = `${source.messages.picture.text.headline} Latin €`;
  await Promise.all(
    [400, 500, 600].map((weight) => document.fonts.load(`${weight} 12px ${fontFamily}`, sample)),
  );
}
