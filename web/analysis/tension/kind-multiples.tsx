import type { TensionResult } from '../../../domain/analysis/tension-result.ts';
import { FAMILIES, KIND } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';

/** More would be hairlines. */
const MOST_BARS = 72;
const WIDTH = 216;
const HEIGHT = 44;

/** How many events of each kind stood in the periods: a small chart a kind, all on one scale, so that they compare. */
export function KindMultiples({ answer }: { readonly answer: TensionResult }) {
  const { analysis, names, shell } = messages.value;
  const words = analysis.tension;
  const kinds = FAMILIES.flatMap((family) => answer.kinds.filter(({ kind }) => KIND[kind].family === family));
  if (kinds.length === 0) return null;
  const periods = Math.ceil(answer.points.length / MOST_BARS);
  const charts = kinds.map(({ kind, counts }) => ({ kind, counts: joined(counts, periods) }));
  const most = Math.max(1, ...charts.map(({ counts }) => Math.max(...counts)));
  return (
    <section>
      <h3>{words.kinds}</h3>
      <ul class="kind-multiples">
        {charts.map(({ kind, counts }) => {
          const total = counts.reduce((sum, count) => sum + count, 0);
          return (
            <li key={kind} class={`family-${KIND[kind].family}`}>
              <p>
                <KindGlyph kind={kind} /> {names.kind[kind]} <span class="quiet">{shell.number(total)}</span>
              </p>
              <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                <path d={barsOf(counts, most)} />
                <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
              </svg>
              <p class="quiet">{words.kindMost(Math.max(...counts), periods, answer.per)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** As many periods to a bar. */
function joined(counts: readonly number[], periods: number): number[] {
  return Array.from({ length: Math.ceil(counts.length / periods) }, (_, bar) =>
    counts.slice(bar * periods, (bar + 1) * periods).reduce((sum, count) => sum + count, 0),
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
