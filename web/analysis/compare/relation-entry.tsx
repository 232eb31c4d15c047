import { useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import { PartySelect, useFrequentParties } from '../../app/sides-form.tsx';
import { messages } from '../../i18n/messages.ts';
import { periodSpan } from '../../state/compare-params.ts';
import { filter, language, setCompare, setFilter, sides } from '../../state/page-state.ts';
import { useTypedText } from '../../ui/typed-text.ts';
import { parsePeriod } from './period-text.ts';

/** The second relation and the period of both. The first relation is that of the page. */
export function RelationEntry({ relation }: { readonly relation: Sides }) {
  const { compare: texts } = messages.value;
  const parties = useFrequentParties();
  const { upper, lower } = sides.value;
  const choose = (side: 'upper' | 'lower', code: string) => {
    const other = side === 'upper' ? 'lower' : 'upper';
    // Choosing the other side's party swaps the two.
    setCompare({
      relation: { ...relation, ...(relation[other] === code && { [other]: relation[side] }), [side]: code },
    });
  };
  return (
    <>
      <div class="compare-entry period-1">
        <p class="compare-label">{texts.firstRelation}</p>
        <p>{texts.relationName(partyName(upper, language.value), partyName(lower, language.value))}</p>
      </div>
      <div class="compare-entry period-2">
        <p class="compare-label">{texts.secondRelation}</p>
        <div class="compare-sides">
          {(['upper', 'lower'] as const).map((side) => (
            <PartySelect
              key={side}
              label={texts.side[side]}
              value={relation[side]}
              recorded={parties}
              onChoose={(code) => choose(side, code)}
            />
          ))}
        </div>
      </div>
      <SharedPeriod />
    </>
  );
}

/** The period of both relations: the dates of the filter. */
function SharedPeriod() {
  const { compare: texts } = messages.value;
  const { from, to } = filter.value;
  const stored =
    from !== undefined && to !== undefined ? (from === to ? from : `${from}/${to}`) : (from ?? to ?? '');
  const field = useTypedText(
    stored === '' || !periodSpan(stored) ? stored : formatDate(stored, language.value),
  );
  const [isInvalid, setInvalid] = useState(false);
  const apply = (text: string) => {
    const edtf = text.trim() === '' ? '' : parsePeriod(text);
    setInvalid(edtf === undefined);
    if (edtf === undefined) return;
    const [first, last = first] = edtf.split('/');
    setFilter({ from: first || undefined, to: last || undefined });
    field.stored();
  };
  return (
    <div class="compare-entry">
      <label for="compare-shared-period">{texts.relationPeriod}</label>
      <input
        id="compare-shared-period"
        type="text"
        autocomplete="off"
        placeholder={texts.relationPeriodExample}
        value={field.text}
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? 'compare-shared-period-error' : undefined}
        onInput={(event) => {
          field.type(event.currentTarget.value);
          setInvalid(false);
        }}
        onChange={(event) => apply(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply(event.currentTarget.value);
        }}
      />
      {isInvalid && (
        <p class="field-error" id="compare-shared-period-error" role="alert">
          {texts.datesOnlyInvalid}
        </p>
      )}
    </div>
  );
}
