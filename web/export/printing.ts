import { shownChart } from '../timeline/render/shown-chart.ts';

/**
 * Prepares the page for printing, from the browser's menu too: in light colours, with the chart as a drawing that fits the
 * paper instead of a canvas in the size of the screen.
 */
export function preparePrinting(): void {
  const { dataset } = document.documentElement;
  let theme: string | undefined;
  let chart: Element | undefined;
  // The browser does not wait for code when it prints. From the editor, because a chunk of its own would split those of the
  // first load.
  let draw: typeof import('./picture-editor/picture-editor.tsx').printedChart | undefined;
  import('./picture-editor/picture-editor.tsx').then(
    ({ printedChart }) => {
      draw = printedChart;
    },
    // Without it, the page prints without its chart.
    () => undefined,
  );
  addEventListener('beforeprint', () => {
    theme = dataset.theme;
    dataset.theme = 'light';
    const snapshot = shownChart.peek()?.();
    if (!snapshot || !draw) return;
    chart = draw(snapshot);
    document.querySelector('.timeline-chart')?.before(chart);
  });
  addEventListener('afterprint', () => {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
    chart?.remove();
    chart = undefined;
  });
}
