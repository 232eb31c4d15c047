import { useMemo } from 'preact/hooks';
import type { Status } from '../../../domain/events/event-values.ts';
import { FAMILIES, type Family, kindsOf } from '../../../domain/events/kind.ts';

import { chosenKinds, toggleFamily } from '../../filter/kind-choice.ts';
import { messages } from '../../i18n/messages.ts';
import { filter, setFilter } from '../../state/page-state.ts';
import { computedByContent } from '../../ui/computed-by-content.ts';
import { type ChartLegend, legendOf } from '../layout/legend.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { radiusOf } from '../scale/mark-size.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

interface LegendProps {
  readonly model: TimelineModel;
  readonly renderer: ChartRenderer | undefined;
}

/** What the chart in view uses: families with their numbers, as buttons that filter; and the meaning of sizes and outlines. */
export function Legend({ model, renderer }: LegendProps) {
  const { chart } = messages.value;
  // The layout changes in every frame of a motion, its legend rarely.
  const shown = useMemo(
    () =>
      computedByContent(() => {
        const layout = renderer?.layout.value;
        const scene = model.scene.value;
        return layout && scene && { legend: legendOf(layout, scene), isCompact: layout.frame.compact };
      }),
    [model, renderer],
  );
  const { legend, isCompact = false } = shown.value ?? {};
  return (
    <div class="legend">
      <fieldset class="legend-families" aria-label={chart.legend.label}>
        {legend &&
          familiesToShow(legend).map(({ family, count }) => (
            <FamilyButton key={family} family={family} count={count} />
          ))}
      </fieldset>
      {legend && <Meanings legend={legend} isCompact={isCompact} />}
    </div>
  );
}

/** The families in view; all of them while some are chosen, so that others can be added. */
function familiesToShow({ families }: ChartLegend): ChartLegend['families'] {
  if (chosenKinds(filter.value).size === 0) return families;
  return FAMILIES.map((family) => families.find((each) => each.family === family) ?? { family, count: 0 });
}

function FamilyButton({ family, count }: { readonly family: Family; readonly count: number }) {
  const { names, chart, shell } = messages.value;
  const chosen = chosenKinds(filter.value);
  const isChosen = kindsOf(family).every((kind) => chosen.has(kind));
  return (
    <button
      type="button"
      class={`legend-family family-${family}${chosen.size > 0 && !isChosen ? ' is-absent' : ''}`}
      aria-pressed={isChosen}
      aria-label={chart.legend.withCount(names.family[family], count)}
      title={kindsOf(family)
        .map((kind) => names.kind[kind])
        .join(', ')}
      onClick={() => setFilter(toggleFamily(filter.value, family))}
    >
      <Dot />
      {names.family[family]}
      <span class="legend-count">{shell.number(count)}</span>
    </button>
  );
}

function Dot({
  radiusPx = 5,
  status = 'carried_out',
}: {
  readonly radiusPx?: number;
  readonly status?: Status;
}) {
  const reachPx = Math.ceil(radiusPx) + 1;
  const isHollow = status !== 'carried_out';
  return (
    <svg
      class={isHollow ? 'legend-dot is-hollow' : 'legend-dot'}
      width={reachPx * 2}
      height={reachPx * 2}
      viewBox={`${-reachPx} ${-reachPx} ${reachPx * 2} ${reachPx * 2}`}
      aria-hidden="true"
      focusable="false"
    >
      <circle
        r={isHollow ? radiusPx - 0.5 : radiusPx}
        stroke-dasharray={status === 'postponed' ? '2 2' : undefined}
      />
      {status === 'declined' && <path d={`M${-radiusPx},${radiusPx}L${radiusPx},${-radiusPx}`} />}
    </svg>
  );
}

/** Sizes, outlines and lines, as far as they are in view. */
function Meanings({ legend, isCompact }: { readonly legend: ChartLegend; readonly isCompact: boolean }) {
  const { names, chart, shell } = messages.value;
  const { people, statuses, hasCoded } = legend;
  return (
    <div class="legend-meanings">
      {people.length > 0 && (
        <span class="legend-sizes">
          {people.map((count) => (
            <span key={count}>
              <Dot radiusPx={Math.min(radiusOf({ people_expelled: count }, 4, isCompact), MAX_KEY_PX)} />
              {shell.number(count)}
            </span>
          ))}
          {chart.legend.people}
        </span>
      )}
      {statuses.map((status) => (
        <span key={status}>
          <Dot status={status} />
          {names.status[status].toLowerCase()}
        </span>
      ))}
      {hasCoded && (
        <span class="legend-coded">
          <Dot />
          {chart.legend.coded}
        </span>
      )}
    </div>
  );
}

/** The largest marks of the key would make it higher than its line. */
const MAX_KEY_PX = 14;
