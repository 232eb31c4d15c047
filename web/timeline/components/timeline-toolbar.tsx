import type { ComponentChildren } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { isEmbedded } from '../../state/page-state.ts';
import { daySpanOf, spanLength } from '../scale/time-span.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { ChartOptions } from './chart-options.tsx';
import { RangeButtons } from './range-buttons.tsx';
import { ReadingKey } from './reading-key.tsx';
import { selectInTable } from './select-in-table.ts';
import { SelectIcon, WholeIcon, ZoomInIcon, ZoomOutIcon } from './timeline-icons.tsx';

interface ToolbarProps {
  readonly model: TimelineModel;
}

/** Buttons to choose the visible days and to select their events, and the key of the chart. */
export function TimelineToolbar({ model }: ToolbarProps) {
  const { zoom } = messages.value.chart;
  const { window, bounds } = model;
  const span = window.span.value;
  const isWhole = model.isWhole.value;
  const isShortest =
    span !== undefined && bounds.value !== undefined && spanLength(span) <= bounds.value.minDays;
  const zoomBy = (factor: number) => {
    if (span) window.animateZoom(factor, (span.start + span.end) / 2);
  };
  return (
    <div class="timeline-toolbar">
      <RangeButtons model={model} />
      <fieldset class="timeline-tools" aria-label={zoom.group}>
        <ToolButton name={zoom.out} icon={<ZoomOutIcon />} isDisabled={isWhole} onPress={() => zoomBy(0.5)} />
        <ToolButton name={zoom.in} icon={<ZoomInIcon />} isDisabled={isShortest} onPress={() => zoomBy(2)} />
        <ToolButton
          name={zoom.whole}
          icon={<WholeIcon />}
          isDisabled={isWhole}
          onPress={() => window.showAll()}
        />
      </fieldset>
      {!isEmbedded && (
        <ToolButton
          name={zoom.select}
          icon={<SelectIcon />}
          isDisabled={span === undefined}
          onPress={() => void selectInTable(span && !isWhole ? daySpanOf(span) : undefined)}
        />
      )}
      <ChartOptions />
      <ReadingKey model={model} />
    </div>
  );
}

interface ToolButtonProps {
  readonly name: string;
  readonly icon: ComponentChildren;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** `aria-disabled` keeps the focus on the button, which `disabled` would lose. */
function ToolButton({ name, icon, isDisabled, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={isDisabled}
      onClick={onPress}
    >
      {icon}
    </button>
  );
}
