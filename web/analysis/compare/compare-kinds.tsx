import { max } from 'd3';
import type { Kind } from '../../../domain/events/kind.ts';
import { FAMILIES, KIND, KINDS } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { type Columns, differInLength, type LoadedColumn } from './compared-columns.ts';
import { TotalLink } from './total-link.tsx';

/** A pair of bars per kind: as long as the count or, for periods of different length, as the rate per year. */
export function CompareKinds({ columns }: { readonly columns: Columns }) {
  const { compare: texts, names } = messages.value;
  const hasRates = differInLength(columns);
  const kinds = FAMILIES.flatMap((family) => KINDS.filter((kind) => KIND[kind].family === family)).filter(
    (kind) => columns.some((column) => countOf(column, kind) > 0),
  );
  if (kinds.length === 0) return null;
  const lengthOf = (column: LoadedColumn, kind: Kind) =>
    hasRates ? countOf(column, kind) / Math.max(column.years, 1e-3) : countOf(column, kind);
  const longest = max(kinds.flatMap((kind) => columns.map((column) => lengthOf(column, kind)))) ?? 1;
  return (
    <section>
      <h3>{texts.kinds}</h3>
      {hasRates && <p class="analysis-note">{texts.kindsPerYear}</p>}
      <table class="compare-kinds">
        <thead>
          <tr>
            <th scope="col">{texts.kind}</th>
            {columns.map(({ name }, index) => (
              <th key={name} scope="col" class={`period-${index + 1}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <span class={`family-${KIND[kind].family}`}>
                  <KindGlyph kind={kind} />
                </span>{' '}
                {names.kind[kind]}
              </th>
              {columns.map((column, index) => {
                const count = countOf(column, kind);
                return (
                  <td key={column.name} class={`period-${index + 1}`}>
                    {count > 0 && (
                      <span
                        class="compare-bar"
                        style={{ width: `${(lengthOf(column, kind) / longest) * 55}%` }}
                      />
                    )}
                    {count === 0 ? (
                      <span class="quiet">0</span>
                    ) : (
                      <TotalLink
                        listed={{ column: index === 0 ? 0 : 1, only: kind }}
                        text={texts.decimal(count)}
                        name={`${names.kind[kind]}, ${column.name}`}
                      />
                    )}
                    {hasRates && count > 0 && (
                      <span class="quiet"> {texts.perYear(lengthOf(column, kind))}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function countOf({ totals }: LoadedColumn, kind: Kind): number {
  const counts = totals.kinds.find((each) => each.kind === kind);
  return counts ? counts.upper + counts.lower + counts.joint + counts.context : 0;
}
