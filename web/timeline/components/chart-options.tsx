import './chart-options.css';
import { messages } from '../../i18n/messages.ts';
import { CHART_LAYERS, CHART_LAYOUTS, type ChartLayer } from '../../state/chart-options.ts';
import { chartLayers, chartLayout, setChartLayers, setChartLayout } from '../../state/page-state.ts';
import { Popover } from '../../ui/popover.tsx';
import { OptionsIcon } from './timeline-icons.tsx';

/** Chooses the arrangement of the chart, and what it shows besides its events. */
export function ChartOptions() {
  const { options } = messages.value.chart;
  return (
    <Popover name={options.open} buttonClass="icon-button" class="chart-options" label={<OptionsIcon />}>
      {() => (
        <>
          <fieldset>
            <legend>{options.layout}</legend>
            {CHART_LAYOUTS.map((layout) => (
              <label key={layout}>
                <input
                  type="radio"
                  name="chart-layout"
                  checked={chartLayout.value === layout}
                  onChange={() => setChartLayout(layout)}
                />
                <span>
                  {options.layouts[layout].name} <span class="quiet">{options.layouts[layout].hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{options.layers}</legend>
            {CHART_LAYERS.map((layer) => (
              <label key={layer}>
                <input
                  type="checkbox"
                  checked={chartLayers.value.includes(layer)}
                  onChange={() => toggle(layer)}
                />
                <span>
                  {options.layer[layer].name} <span class="quiet">{options.layer[layer].hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </>
      )}
    </Popover>
  );
}

function toggle(layer: ChartLayer): void {
  const shown = chartLayers.value;
  setChartLayers(CHART_LAYERS.filter((each) => shown.includes(each) !== (each === layer)));
}
