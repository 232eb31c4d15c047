import { svgSurface } from '../../drawing/svg-surface.ts';
import type { ChartSnapshot } from '../../timeline/render/chart-renderer.ts';
import { themePalette } from './theme-palette.ts';
import { drawChart } from './timeline-picture.ts';

/** The chart on the screen as an SVG element for paper, in light colours. */
export function printedChart({ layout, texts, measure, fontFamily }: ChartSnapshot): SVGSVGElement {
  const palette = themePalette('light');
  const { widthPx, heightPx } = layout.frame;
  const surface = svgSurface(fontFamily, 'printed-');
  drawChart(surface, { layout, texts, lines: [] }, palette, measure);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'printed-chart');
  svg.setAttribute('viewBox', `0 0 ${widthPx} ${heightPx}`);
  svg.setAttribute('font-family', fontFamily);
  svg.innerHTML = surface.content();
  return svg;
}
