import { loadCode } from '../../api/load-code.ts';
import {
  fontMeasure,
  type LaidOutPicture,
  picturePng,
  pictureSvg,
  type SvgTexts,
} from './compose-picture.ts';
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

export interface SaveOptions {
  /** The name of the file without extension. */
  readonly baseName: string;
  /** For PNG. */
  readonly pngScale: number;
  /** For SVG: texts as shapes. */
  readonly hasOutlines: boolean;
}

/** Makes the file of a picture. */
export async function savePicture(
  format: PictureFormat,
  { picture, texts }: ComposedView,
  source: PictureSource,
  { baseName, pngScale, hasOutlines }: SaveOptions,
): Promise<SavedPicture> {
  const svgTexts = {
    title: texts.headline || source.messages.shell.appName,
    description: texts.alt,
    language: source.language,
  };
  const name = `${baseName}.${format}`;
  if (format === 'svg') {
    const svg = await (hasOutlines ? outlinedSvg : selfContainedSvg)(picture, svgTexts);
    const blob = new Blob([svg], { type: 'image/svg+xml' });
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

/** An SVG without texts, for programs that do not read embedded fonts. */
async function outlinedSvg(picture: LaidOutPicture, texts: SvgTexts): Promise<string> {
  const { loadOutlineFonts, outlinedSurface } = await loadCode(() => import('./outlined-text.ts'));
  const fonts = await loadOutlineFonts();
  const measure = fontMeasure(picture.fontFamily);
  return pictureSvg(picture, texts, (surface) => outlinedSurface(surface, fonts, measure));
}
