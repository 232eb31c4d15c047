import { isoDay } from '../../../domain/dates/day-span.ts';
import { loadCode } from '../../api/load-code.ts';
import { sides, view } from '../../state/page-state.ts';
import { today } from '../../state/today.ts';
import { readPalette } from '../../timeline/render/palette.ts';
import { type ComposedPicture, picturePng, pictureSvg } from './compose-picture.ts';
import { type PictureExtent, pictureBody } from './picture-body.ts';
import { pictureCaptions } from './picture-captions.ts';

export type PictureFormat = 'svg' | 'png1' | 'png2' | 'png4' | 'pdf';

export interface TakenPicture {
  readonly blob: Blob;
  readonly fileName: string;
  /** Scale of a PNG that is smaller than requested, because the browser's canvas has a limit. */
  readonly scaledTo?: number;
}

/** The current view as a file. Rejects with `NoEventsError` if no event matches the filter. */
export async function takePicture(format: PictureFormat, extent: PictureExtent): Promise<TakenPicture> {
  const picture = await composePicture(extent);
  const { upper, lower } = sides.value;
  const name = `${view.value}-${upper}-${lower}-${isoDay(today())}`;
  if (format === 'svg')
    return { blob: new Blob([pictureSvg(picture)], { type: 'image/svg+xml' }), fileName: `${name}.svg` };
  if (format === 'pdf') {
    const { picturePdf } = await loadCode(() => import('./picture-pdf.ts'));
    return { blob: await picturePdf(picture), fileName: `${name}.pdf` };
  }
  const requestedScale = Number(format.slice(3));
  const { blob, scale } = await picturePng(picture, requestedScale);
  return { blob, fileName: `${name}.png`, ...(scale < requestedScale && { scaledTo: scale }) };
}

async function composePicture(extent: PictureExtent): Promise<ComposedPicture> {
  const captions = await pictureCaptions(extent, today());
  const { fontFamily } = getComputedStyle(document.body);
  return {
    ...captions,
    body: await pictureBody(extent),
    palette: readPalette(document.documentElement),
    fontFamily,
    measure: createMeasure(fontFamily),
  };
}

function createMeasure(fontFamily: string): ComposedPicture['measure'] {
  const context = document.createElement('canvas').getContext('2d');
  return (text, sizePx, weight) => {
    if (!context) return 0;
    context.font = `${weight} ${sizePx}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}
