import './components/chart.css';
import './components/legend.css';
import './components/overview.css';
import './components/reading-key.css';
// Last: what changes with the room there is.
import './timeline.css';
import { useEffect, useState } from 'preact/hooks';
import { toApiProblem } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { NoEvents } from '../ui/no-events.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { Chart } from './components/chart.tsx';
import { Legend } from './components/legend.tsx';
import { Overview } from './components/overview.tsx';
import { TimelineToolbar } from './components/timeline-toolbar.tsx';
import type { ChartRenderer } from './render/chart-renderer.ts';
import { shownChart } from './render/shown-chart.ts';
import { createTimelineModel, type TimelineModel } from './state/timeline-model.ts';

/** The timeline: what is in view, the legend, the chart, and the whole span under it. */
export function TimelineView() {
  const [model, setModel] = useState<TimelineModel>();
  const [stage, setStage] = useState<ChartRenderer>();
  useEffect(() => {
    const made = createTimelineModel();
    setModel(made);
    return () => made.stop();
  }, []);
  useEffect(() => {
    shownChart.value = stage && (() => stage.snapshot());
    return () => {
      shownChart.value = undefined;
    };
  }, [stage]);
  if (!model) return <section class="timeline" />;
  return (
    <section class="timeline">
      <div class="timeline-parts">
        <TimelineToolbar model={model} />
        <Legend model={model} />
        <div class="timeline-chart">
          <Chart model={model} onStage={setStage} />
          <Condition model={model} />
        </div>
        <Overview model={model} />
      </div>
    </section>
  );
}

/** Over the chart, when there is something else to say: that it is coming, that it cannot be had, that there is nothing. */
function Condition({ model }: { readonly model: TimelineModel }) {
  const { known, scene } = model;
  const { error, isLoading, whole } = known.value;
  if (error !== undefined) {
    const problem = toApiProblem(error);
    return (
      <div class={scene.value ? 'timeline-note' : 'timeline-note is-alone'}>
        <ProblemNotice problem={problem} onRetry={model.retry} />
      </div>
    );
  }
  if (whole && !whole.extent) {
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
