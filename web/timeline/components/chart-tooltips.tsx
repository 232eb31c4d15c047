import type { DensityBar } from '../layout/layout-density.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { DensityTooltip } from './density-tooltip.tsx';
import { EventTooltip } from './event-tooltip.tsx';

interface ChartTooltipsProps {
  readonly model: TimelineModel;
  readonly renderer: ChartRenderer;
  readonly hasKeyboard: boolean;
  /** The density bar under the pointer. */
  readonly bar: DensityBar | undefined;
}

/** The tooltips of the event and of the bar under the pointer. */
export function ChartTooltips({ model, renderer, hasKeyboard, bar }: ChartTooltipsProps) {
  return (
    <>
      <EventTooltip model={model} renderer={renderer} hasKeyboard={hasKeyboard} />
      {bar && <BarTooltip model={model} renderer={renderer} bar={bar} />}
    </>
  );
}

/** Hidden when its bar is gone: a more detailed result has other bars. */
function BarTooltip({
  model,
  renderer,
  bar,
}: {
  readonly model: TimelineModel;
  readonly renderer: ChartRenderer;
  readonly bar: DensityBar;
}) {
  const layout = renderer.layout.value;
  const scene = model.scene.value;
  if (!layout || !scene || !layout.density.includes(bar)) return null;
  return <DensityTooltip bar={bar} layout={layout} scene={scene} />;
}
