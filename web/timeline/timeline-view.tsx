import './components/chart.css';
import './components/legend.css';
import './components/overview.css';
import './components/reading-key.css';
import './headline/headline.css';
// Last, because it overrides the others on small screens.
import './timeline.css';
import { computed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { toApiProblem } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { loadEras } from '../state/eras.ts';
import { lazy } from '../ui/lazy.tsx';
import { NoEvents } from '../ui/no-events.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { Chart } from './components/chart.tsx';
import type { ChartRenderer } from './render/chart-renderer.ts';
import { shownChart } from './render/shown-chart.ts';
import { TimelineModel } from './state/timeline-model.ts';

/** Loaded beside the first chart. Its place is reserved, so that the chart does not move. */
const HeadlineView = lazy(async () => (await import('./headline/headline-view.tsx')).HeadlineView, {
  sections: ['chart'],
  fallback: <p class="headline" />,
});

/** The same for the legend, the toolbar and the overview. */
const Legend = lazy(async () => (await import('./components/legend.tsx')).Legend, {
  sections: ['chart'],
  fallback: <div class="legend" />,
});
const TimelineToolbar = lazy(
  async () => (await import('./components/timeline-toolbar.tsx')).TimelineToolbar,
  {
    sections: ['chart'],
    fallback: <div class="timeline-toolbar" />,
  },
);

const Overview = lazy(async () => (await import('./components/overview.tsx')).Overview, {
  sections: ['chart'],
  fallback: <div class="overview" />,
});

/** The timeline view: headline, toolbar, legend, chart and overview. */
export function TimelineView() {
  const [model, setModel] = useState<TimelineModel>();
  const [renderer, setRenderer] = useState<ChartRenderer>();
  // These are layout effects, so that the events are requested before the page is painted for the first time.
  useLayoutEffect(() => {
    const created = new TimelineModel();
    setModel(created);
    void loadEras();
    return () => created.stop();
  }, []);
  useEffect(() => {
    shownChart.value = renderer && (() => renderer.snapshot());
    return () => {
      shownChart.value = undefined;
    };
  }, [renderer]);
  // Computed, because the layout changes in every frame of a motion.
  const isDrawn = useMemo(
    () => computed(() => (renderer?.layout.value?.ticks.labels.length ?? 0) > 0),
    [renderer],
  );
  if (!model) return <section class="timeline" />;
  // The first chart does not wait for the code of the other parts.
  const { error, whole } = model.loadState.value;
  const hasChart = isDrawn.value || error !== undefined || (whole !== undefined && whole.total === 0);
  return (
    <section class="timeline">
      <div class="timeline-parts">
        {hasChart ? (
          <>
            <HeadlineView model={model} />
            <TimelineToolbar model={model} />
            <Legend model={model} renderer={renderer} />
          </>
        ) : (
          <PlacesOfParts />
        )}
        <div class="timeline-chart">
          <Chart model={model} onRenderer={setRenderer} />
          <ChartMessage model={model} />
        </div>
        {hasChart ? <Overview model={model} /> : <div class="overview" />}
      </div>
    </section>
  );
}

/** Keeps the chart at its place until the parts around it are loaded. */
function PlacesOfParts() {
  return (
    <>
      <p class="headline" />
      <div class="timeline-toolbar" />
      <div class="legend" />
    </>
  );
}

/** A message over the chart: an error, no events, or loading. */
function ChartMessage({ model }: { readonly model: TimelineModel }) {
  const { loadState, scene } = model;
  const { error, isLoading, whole } = loadState.value;
  if (error !== undefined) {
    const problem = toApiProblem(error);
    return (
      <div class={scene.value ? 'timeline-note' : 'timeline-note is-alone'}>
        <ProblemNotice problem={problem} onRetry={() => model.retry()} />
      </div>
    );
  }
  // With dates in the filter, the extent is that of the events of all dates.
  if (whole?.total === 0) {
    return (
      <div class="timeline-empty">
        <NoEvents />
      </div>
    );
  }
  if (isLoading && !scene.value)
    return <p class="timeline-loading quiet">{messages.value.timeline.loading}</p>;
  return null;
}
