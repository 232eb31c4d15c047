import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { useForm } from '../model/form-model.ts';
import { ChipsEntry } from './chips-entry.tsx';
import { recordedSearch } from './searches.ts';

export function TagEntry(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const search = useMemo(() => recordedSearch('tag'), []);
  return (
    <ChipsEntry
      path="tags"
      label={names.field.tags}
      hint={texts.hint.tags}
      values={form.draft.value.tags}
      onChange={(tags) => form.change({ tags })}
      search={search}
      suggestedValue={({ value }) => value}
      separators={/[,;\n]/}
    />
  );
}

/** Embassies and consulates. Their names can contain commas, so only a semicolon separates them. */
export function MissionsEntry(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const search = useMemo(() => recordedSearch('mission'), []);
  return (
    <ChipsEntry
      path="missions_affected"
      label={names.field.missions_affected}
      hint={texts.hint.missions_affected}
      values={form.draft.value.missions_affected}
      onChange={(missions_affected) => form.change({ missions_affected })}
      search={search}
      suggestedValue={({ value }) => value}
      separators={/[;\n]/}
    />
  );
}
