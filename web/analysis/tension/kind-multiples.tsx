import { sum } from 'd3';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { FAMILIES, KIND } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';

/** More bars would be thinner than 3 px. */
const MAX_BARS = 72;
const WIDTH = 216;
const HEIGHT = 44;

/** A small bar chart of the event counts of each kind. All share one scale, so that they can be compared. */
export function KindMultiples({ result }: { readonly result: TensionResult }) {
  const { analysis, names, shell } = messages.value;
  const texts = analysis.tension;
  const kinds = FAMILIES.flatMap((family) => result.kinds.filter(({ kind }) => KIND[kind].family === family));
  if (kinds.length === 0) return null;
  const periods = Math.ceil(result.points.length / MAX_BARS);
  const charts = kinds.map(({ kind, counts }) => ({ kind, counts: groupCounts(counts, periods) }));
  const maxCount = Math.max(1, ...charts.map(({ counts }) => Math.max(...counts)));
  return (
    <section>
      <h3>{texts.kinds}</h3>
      <ul class="kind-multiples">
        {charts.map(({ kind, counts }) => {
          const total = sum(counts);
          return (
            <li key={kind} class={`family-${KIND[kind].family}`}>
              <p>
                <KindGlyph kind={kind} /> {names.kind[kind]} <span class="quiet">{shell.number(total)}</span>
              </p>
              <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                <path d={barsOf(counts, maxCount)} />
                <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
              </svg>
              <p class="quiet">{texts.kindMax(Math.max(...counts), periods, result.per)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Adds up every `periods` counts. */
function groupCounts(counts: readonly number[], periods: number): number[] {
  return Array.from({ length: Math.ceil(counts.length / periods) }, (_, bar) =>
    sum(counts.slice(bar * periods, (bar + 1) * periods)),
  );
}

function barsOf(counts: readonly number[], most: number): string {
  const step = WIDTH / counts.length;
  return counts
    .flatMap((count, index) => {
      if (count === 0) return [];
      const height = (HEIGHT * count) / most;
      return [
        `M${(index * step).toFixed(2)} ${HEIGHT}v${(-height).toFixed(2)}h${(step * 0.82).toFixed(2)}V${HEIGHT}Z`,
      ];
    })
    .join('');
}
