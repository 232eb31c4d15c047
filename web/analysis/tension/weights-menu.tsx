import { useState } from 'preact/hooks';
import type { Weights } from '../../../domain/analysis/tension-index.ts';
import { defaultGoldstein } from '../../../domain/cameo/default-goldstein.ts';
import { FAMILIES, type Kind, kindsOf } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { setIndex, weights } from '../../state/page-state.ts';
import { DownIcon } from '../../ui/icons.tsx';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useTypedText } from '../../ui/typed-text.ts';

/** A menu to set a weight for each kind. A valid weight goes into the address at once. */
export function WeightsMenu() {
  const texts = messages.value.analysis.tension;
  const count = Object.keys(weights.value).length;
  return (
    <Popover
      name={texts.weights}
      buttonClass={count > 0 ? 'menu-button is-on' : 'menu-button'}
      class="menu weights-menu"
      label={
        <>
          {texts.weights}
          {count > 0 && ` (${count})`}
          <DownIcon />
        </>
      }
    >
      {() => (
        <>
          <p class="quiet">{texts.weightsMeaning}</p>
          <div class="weights">
            {FAMILIES.flatMap((family) => kindsOf(family)).map((kind) => (
              <WeightField key={kind} kind={kind} />
            ))}
          </div>
          <button
            type="button"
            class="button"
            disabled={count === 0}
            onClick={() => setIndex({ weights: {} })}
          >
            {texts.weightsReset}
          </button>
        </>
      )}
    </Popover>
  );
}

function WeightField({ kind }: { readonly kind: Kind }) {
  const { analysis, names } = messages.value;
  const texts = analysis.tension;
  const [isInvalid, setInvalid] = useState(false);
  const field = useTypedText(String(weights.value[kind] ?? ''));
  return (
    <label>
      <KindGlyph kind={kind} />
      <span>{names.kind[kind]}</span>
      <input
        type="text"
        inputMode="decimal"
        aria-label={texts.weightOf(names.kind[kind])}
        aria-invalid={isInvalid}
        placeholder={texts.level(-defaultGoldstein(kind))}
        value={field.text}
        onInput={(event) => field.type(event.currentTarget.value)}
        onChange={(event) => {
          const text = event.currentTarget.value.trim().replace('−', '-').replace(',', '.');
          const weight = Number(text);
          const isValid = text === '' || (Number.isFinite(weight) && Math.abs(weight) <= 10);
          setInvalid(!isValid);
          if (!isValid) return;
          const next: { [K in Kind]?: number } = { ...weights.value };
          if (text === '') delete next[kind];
          else next[kind] = weight;
          setIndex({ weights: next satisfies Weights });
          field.stored();
        }}
      />
      {isInvalid && <span class="field-error">{texts.weightWrong}</span>}
    </label>
  );
}
