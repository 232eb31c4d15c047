import './chart.css';
import './legend.css';
import './overview.css';
import './reading-key.css';
// Last: what changes with the room there is.
import './timeline.css';
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem } from '../api.ts';
import { messages } from '../messages/messages.ts';
import { NoEvents } from '../views/no-events.tsx';
import { ProblemNotice } from '../views/notice.tsx';
import { Chart } from './chart.tsx';
import type { ChartStage } from './chart-stage.ts';
import { Legend } from './legend.tsx';
import { Overview } from './overview.tsx';
import { shownChart } from './shown-chart.ts';
import { type TimelineModel, timelineModel } from './timeline-model.ts';
import { TimelineToolbar } from './timeline-toolbar.tsx';

/** The timeline: what is in view, the legend, the chart, and the whole span under it. */
export function TimelineView() {
  const [model, setModel] = useState<TimelineModel>();
  const [stage, setStage] = useState<ChartStage>();
  useEffect(() => {
    const made = timelineModel();
    setModel(made);
    return () => made.stop();
  }, []);
  useEffect(() => {
    shownChart.value = stage && (() => stage.picture());
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
    const problem =
      error instanceof ApiProblem ? error : new ApiProblem(0, { detail: String(error), report: undefined });
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
