import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, sides } from '../../state/page-state.ts';
import { formatDays } from '../../ui/format-days.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { contentsOf } from '../layout/density-hits.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import type { TimelineLayout } from '../layout/layout-request.ts';
import type { Scene } from '../layout/scene.ts';
import { Tooltip } from './event-tooltip.tsx';

interface DensityTooltipProps {
  readonly bar: DensityBar;
  readonly layout: TimelineLayout;
  readonly scene: Scene;
}

const MAX_KINDS = 5;

/** The events of a density bar, in a tooltip beside it, and a frame around the bar. */
export function DensityTooltip({ bar, layout, scene }: DensityTooltipProps) {
  const { chart, timeline, names } = messages.value;
  const { scale, frame } = layout;
  const left = Math.max(scale.xOf(bar.startDay), frame.plot.left);
  const right = Math.min(scale.xOf(bar.endDay), frame.plot.right);
  if (right <= left) return null;
  const { kinds, people } = contentsOf(bar, scene, layout.bands);
  const isSided = bar.side === 'upper' || bar.side === 'lower';
  const side =
    bar.side === 'joint' || bar.side === 'context'
      ? chart.density.side[bar.side]
      : timeline.side[bar.side](partyName(sides.value[bar.side], language.value));
  const heightPx = Math.max(bar.heightPx, 3) + 4;
  return (
    <>
      <div
        class="chart-bar"
        style={{
          left: `${left - 2}px`,
          width: `${right - left + 4}px`,
          top: `${bar.yPx - heightPx / 2}px`,
          height: `${heightPx}px`,
        }}
      />
      <Tooltip position={{ xPx: (left + right) / 2, yPx: bar.yPx, radiusPx: heightPx / 2 }} layout={layout}>
        <p class="chart-tip-date">
          {formatDays({ first: bar.startDay, last: bar.endDay - 1 }, language.value)}
        </p>
        <p class="chart-tip-title">
          {chart.density.events(bar.count)}
          {isSided ? ` ${side}` : `: ${side}`}
        </p>
        <ul class="chart-tip-kinds">
          {kinds.slice(0, MAX_KINDS).map(([kind, count]) => (
            <li key={kind}>
              <KindGlyph kind={kind} status="carried_out" />
              <span>{chart.density.kind(names.kind[kind], count)}</span>
            </li>
          ))}
        </ul>
        {people > 0 && <p class="chart-tip-facts">{timeline.expelled(people)}</p>}
        <p class="chart-tip-facts">{chart.density.press}</p>
      </Tooltip>
    </>
  );
}
