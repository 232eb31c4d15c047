import { FAMILIES, kindsOf } from '../../domain/events/kind.ts';
import { messages } from '../i18n/messages.ts';
import { filter, setFilter } from '../state/page-state.ts';
import { KindGlyph } from '../ui/kind-glyph.tsx';
import { chosenKinds, toggleFamily, toggleKind } from './kind-choice.ts';

/** The kinds, grouped by family. If none is chosen, all match. */
export function KindChoices() {
  const { names, shell } = messages.value;
  const chosen = chosenKinds(filter.value);
  return (
    <div class="kind-choices">
      {FAMILIES.map((family) => {
        const members = kindsOf(family);
        const count = members.filter((kind) => chosen.has(kind)).length;
        return (
          <fieldset key={family} class="kind-family">
            <legend>
              <label class={`choice family-${family}`}>
                <input
                  type="checkbox"
                  checked={count === members.length}
                  indeterminate={count > 0 && count < members.length}
                  onChange={() => setFilter(toggleFamily(filter.value, family))}
                />
                <span class="family-name">{names.family[family]}</span>
              </label>
            </legend>
            {members.map((kind) => (
              <label key={kind} class="choice" title={names.kindHint[kind]}>
                <input
                  type="checkbox"
                  checked={chosen.has(kind)}
                  onChange={() => setFilter(toggleKind(filter.value, kind))}
                />
                <KindGlyph kind={kind} />
                <span>{names.kind[kind]}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
      {chosen.size > 0 && (
        <button
          type="button"
          class="text-button"
          onClick={() => setFilter({ kind: undefined, family: undefined })}
        >
          {shell.filter.everyKind}
        </button>
      )}
    </div>
  );
}
