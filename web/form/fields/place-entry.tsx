import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { useForm } from '../model/form-model.ts';
import { PartyEntry } from './party-entry.tsx';
import { recordedSearch } from './searches.ts';
import { SuggestedText } from './text-entries.tsx';

/** Where it happened. Choosing a known place fills in its country. */
export function PlaceEntry(): JSX.Element {
  const form = useForm();
  const texts = messages.value.names.field;
  const places = useMemo(() => recordedSearch('place'), []);
  const { place, country } = form.draft.value;
  return (
    <div class="form-pair">
      <SuggestedText
        path="place"
        label={texts.place}
        value={place}
        onChange={(next) => form.change({ place: next })}
        search={places}
        onChoose={(known) => form.change({ place: known.value, country: country || (known.country ?? '') })}
      />
      <PartyEntry
        path="country"
        label={texts.country}
        value={country}
        onChange={(next) => form.change({ country: next })}
        countriesOnly
      />
    </div>
  );
}
