import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { useForm } from '../model/form-model.ts';
import { ChipsEntry } from './chips-entry.tsx';
import { recordedSearch } from './searches.ts';

export function TagEntry(): JSX.Element {
  const form = useForm();
  const { form: words, names } = messages.value;
  const search = useMemo(() => recordedSearch('tag'), []);
  return (
    <ChipsEntry
      place="tags"
      label={names.field.tags}
      hint={words.hint.tags}
      values={form.draft.value.tags}
      onChange={(tags) => form.change({ tags })}
      search={search}
      valueIn={({ value }) => value}
      separators={/[,;\n]/}
    />
  );
}

/** Embassies and consulates. Their names have commas of their own, so only a semicolon ends one. */
export function MissionsEntry(): JSX.Element {
  const form = useForm();
  const { form: words, names } = messages.value;
  const search = useMemo(() => recordedSearch('mission'), []);
  return (
    <ChipsEntry
      place="missions_affected"
      label={names.field.missions_affected}
      hint={words.hint.missions_affected}
      values={form.draft.value.missions_affected}
      onChange={(missions_affected) => form.change({ missions_affected })}
      search={search}
      valueIn={({ value }) => value}
      separators={/[;\n]/}
    />
  );
}
