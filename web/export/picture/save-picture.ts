import { isoDay } from '../../../domain/dates/day-span.ts';
import { fileName } from '../../../domain/query/file-name.ts';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { loadCode } from '../../api/load-code.ts';
import { today } from '../../state/today.ts';
import { type LaidOutPicture, picturePng, pictureSvg, type SvgTexts } from './compose-picture.ts';
import type { ComposedView } from './compose-view.ts';
import { embeddedFonts } from './embedded-fonts.ts';
import type { PictureSource } from './picture-source.ts';
import { addPngMetadata } from './png-metadata.ts';
import { pixelsPerPx } from './presets.ts';

export type PictureFormat = 'png' | 'svg' | 'pdf';

export interface SavedPicture {
  readonly blob: Blob;
  readonly fileName: string;
  /** Scale of a PNG that is smaller than requested, because the browser's canvas has a limit. */
  readonly scaledTo?: number;
}

/** Makes the file of a picture. `pngScale` applies to PNG only. */
export async function savePicture(
  format: PictureFormat,
  { picture, texts }: ComposedView,
  source: PictureSource,
  settings: PictureSettings,
  pngScale: number,
): Promise<SavedPicture> {
  const svgTexts = {
    title: texts.headline || source.messages.shell.appName,
    description: texts.alt,
    language: source.language,
  };
  const name = `${pictureFileName(source, settings)}.${format}`;
  if (format === 'svg') {
    const blob = new Blob([await selfContainedSvg(picture, svgTexts)], { type: 'image/svg+xml' });
    return { blob, fileName: name };
  }
  if (format === 'pdf') {
    const { picturePdf } = await loadCode(() => import('./picture-pdf.ts'));
    return { blob: await picturePdf(picture, svgTexts), fileName: name };
  }
  const { blob, scale } = await picturePng(picture, pngScale);
  const { widthPx, size } = picture;
  const pixelsPerMm =
    size.output.unit === 'mm' ? (widthPx * pixelsPerPx(size) * scale) / size.output.width : undefined;
  const bytes = addPngMetadata(new Uint8Array(await blob.arrayBuffer()), {
    texts: { Title: svgTexts.title, Description: svgTexts.description },
    pixelsPerMm,
  });
  return {
    blob: new Blob([bytes], { type: 'image/png' }),
    fileName: name,
    ...(scale < pngScale && { scaledTo: scale }),
  };
}

/** An SVG that needs no other file: its fonts are in it. */
export async function selfContainedSvg(picture: LaidOutPicture, texts: SvgTexts): Promise<string> {
  const shown = [...pictureSvg(picture, texts).matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);
  return pictureSvg(picture, { ...texts, style: await embeddedFonts(shown.join('')) });
}

function pictureFileName(
  { view, sides, filter, window, language }: PictureSource,
  { preset }: PictureSettings,
) {
  // A timeline of all events and the analyses grow with the collection, so their names have the day.
  const day = window ? [] : [isoDay(today())];
  return fileName(view, { sides, filter, window }, ...day, language, preset);
}
