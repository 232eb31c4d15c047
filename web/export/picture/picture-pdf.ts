import regular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?url';
import bold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?url';
import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import { fetchFile } from '../../api/files.ts';
import { type ComposedPicture, pictureSvg } from './compose-picture.ts';

const FONT = 'IBM Plex Sans';
const POINTS_PER_PX = 0.75;

/** The picture as a vector PDF of one page of its size. Its texts can be searched and copied. */
export async function picturePdf(picture: ComposedPicture): Promise<Blob> {
  const parsed = new DOMParser().parseFromString(pictureSvg(picture), 'image/svg+xml');
  const svg = parsed.documentElement;
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  // Two weights are embedded; every other weight becomes the nearer one.
  for (const text of svg.querySelectorAll('text')) {
    const isBold = Number(text.getAttribute('font-weight')) >= 500;
    text.setAttribute('font-weight', isBold ? 'bold' : 'normal');
    // The fonts are embedded, so no text needs to be fitted to the width of another font.
    text.removeAttribute('textLength');
    text.removeAttribute('lengthAdjust');
  }
  svg.setAttribute('font-family', FONT);
  const size: [number, number] = [width * POINTS_PER_PX, height * POINTS_PER_PX];
  const pdf = new jsPDF({
    unit: 'pt',
    format: size,
    orientation: width > height ? 'landscape' : 'portrait',
    compress: true,
  });
  pdf.setProperties({ title: picture.title, creator: 'Démarche' });
  for (const [address, style] of [
    [regular, 'normal'],
    [bold, 'bold'],
  ] as const) {
    const file = `plex-${style}.ttf`;
    pdf.addFileToVFS(file, await asBase64(address));
    pdf.addFont(file, FONT, style);
  }
  await svg2pdf(svg, pdf, { x: 0, y: 0, width: size[0], height: size[1] });
  return pdf.output('blob');
}

async function asBase64(address: string): Promise<string> {
  const bytes = await fetchFile(address);
  let text = '';
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
}
