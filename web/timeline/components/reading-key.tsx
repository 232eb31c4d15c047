import { loadCode } from '../../api/load-code.ts';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { TimelineModel } from '../state/timeline-model.ts';
import { HelpIcon } from './timeline-icons.tsx';

/** Explains how to read the chart. The samples are loaded when it is first opened. */
export function ReadingKey({ model }: { readonly model: TimelineModel }) {
  const { open } = messages.value.chart.key;
  return (
    <Popover name={open} buttonClass="icon-button" class="reading-key" label={<HelpIcon />}>
      {() => <Samples model={model} />}
    </Popover>
  );
}

function Samples({ model }: { readonly model: TimelineModel }) {
  const { value, problem, retry } = useQuery(() => loadCode(() => import('./reading-samples.tsx')), []);
  if (value) return <value.ReadingSamples tensionUnit={model.scene.value?.tensionUnit ?? 'year'} />;
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  return <p class="quiet">{messages.value.shell.loading}</p>;
}
