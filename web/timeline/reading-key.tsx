import { messages } from '../messages/messages.ts';
import { useAnswer } from '../views/answer.ts';
import { ProblemNotice } from '../views/notice.tsx';
import { Popover } from '../views/popover.tsx';
import { HelpIcon } from './timeline-icons.tsx';
import type { TimelineModel } from './timeline-model.ts';

/** How to read the chart. Its samples and the code that draws them come when it is first opened. */
export function ReadingKey({ model }: { readonly model: TimelineModel }) {
  const { open } = messages.value.timeline.key;
  return (
    <Popover name={open} buttonClass="icon-button" class="reading-key" label={<HelpIcon />}>
      {() => <Samples model={model} />}
    </Popover>
  );
}

function Samples({ model }: { readonly model: TimelineModel }) {
  const { value, problem, retry } = useAnswer(() => import('./reading-samples.tsx'), []);
  if (value) return <value.ReadingSamples tensionUnit={model.scene.value?.tensionUnit ?? 'year'} />;
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  return <p class="quiet">{messages.value.shell.loading}</p>;
}
