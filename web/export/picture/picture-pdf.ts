import regular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?url';
import bold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?url';
import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import { fetchFile } from '../../api/files.ts';
import { asBase64 } from './base64.ts';
import { type LaidOutPicture, pictureSvg, type SvgTexts } from './compose-picture.ts';
import { pointsPerPx } from './presets.ts';

const FONT = 'IBM Plex Sans';

/** The picture as a vector PDF of one page of its size. Its texts can be searched and copied. */
export async function picturePdf(picture: LaidOutPicture, texts: SvgTexts): Promise<Blob> {
  const parsed = new DOMParser().parseFromString(pictureSvg(picture, texts), 'image/svg+xml');
  const svg = parsed.documentElement;
  // Two weights are embedded; every other weight becomes the nearer one.
  for (const text of svg.querySelectorAll('text')) {
    const isBold = Number(text.getAttribute('font-weight')) >= 500;
    text.setAttribute('font-weight', isBold ? 'bold' : 'normal');
    // The fonts are embedded, so no text needs to be fitted to the width of another font.
    text.removeAttribute('textLength');
    text.removeAttribute('lengthAdjust');
  }
  svg.setAttribute('font-family', FONT);
  const scale = pointsPerPx(picture.size);
  const [width, height] = [picture.widthPx * scale, picture.heightPx * scale];
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const pdf = new jsPDF({
    unit: 'pt',
    format: [width, height],
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({ title: texts.title, subject: texts.description, creator: 'Démarche' });
  pdf.setLanguage(texts.language === 'ru' ? 'ru' : 'en');
  for (const [address, style] of [
    [regular, 'normal'],
    [bold, 'bold'],
  ] as const) {
    const file = `plex-${style}.ttf`;
    pdf.addFileToVFS(file, asBase64(await fetchFile(address)));
    pdf.addFont(file, FONT, style);
  }
  await svg2pdf(svg, pdf, { x: 0, y: 0, width, height });
  return pdf.output('blob');
}
