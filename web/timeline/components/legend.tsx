import { FAMILIES, kindsOf } from '../../../domain/events/kind.ts';
import { chosenKinds, toggleFamily, toggleKind } from '../../filter/kind-choice.ts';
import { messages } from '../../i18n/messages.ts';
import { filter, setFilter } from '../../state/page-state.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { kindCounts } from '../state/kind-counts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

/** The kinds of events with their glyphs, colours and counts. Selecting one filters the events by it. */
export function Legend({ model }: { readonly model: TimelineModel }) {
  const { names, timeline, shell } = messages.value;
  const chosen = chosenKinds(filter.value);
  const counts = model.whole.value ? kindCounts(model.whole.value) : undefined;
  return (
    <fieldset class={chosen.size > 0 ? 'legend is-choosing' : 'legend'} aria-label={timeline.legend.label}>
      {FAMILIES.map((family) => {
        const members = kindsOf(family);
        return (
          <div key={family} class={`legend-family family-${family}`}>
            <button
              type="button"
              class="legend-name"
              aria-pressed={members.every((kind) => chosen.has(kind))}
              onClick={() => setFilter(toggleFamily(filter.value, family))}
            >
              {names.family[family]}
            </button>
            {members.map((kind) => {
              const count = counts?.get(kind) ?? 0;
              const name = names.kind[kind];
              return (
                <button
                  key={kind}
                  type="button"
                  class={count > 0 || !counts ? 'legend-kind' : 'legend-kind is-absent'}
                  title={names.kindHint[kind]}
                  aria-pressed={chosen.has(kind)}
                  aria-label={counts ? timeline.legend.withCount(name, count) : name}
                  onClick={() => setFilter(toggleKind(filter.value, kind))}
                >
                  <KindGlyph kind={kind} />
                  {name}
                  {counts && count > 0 && <span class="legend-count">{shell.number(count)}</span>}
                </button>
              );
            })}
          </div>
        );
      })}
    </fieldset>
  );
}
