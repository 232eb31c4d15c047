import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { NO_DATE } from '../date/date-draft.ts';
import { DateEntry } from '../date/date-entry.tsx';
import type { SourceDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { Field } from './field.tsx';
import { LineInput } from './line-input.tsx';
import { RowsEntry } from './rows-entry.tsx';
import { recordedSearch } from './searches.ts';
import { SuggestedText } from './text-entries.tsx';

const BLANK: Omit<SourceDraft, 'key'> = {
  publisher: '',
  title: '',
  published: NO_DATE,
  url: '',
  quote: '',
  archived_url: '',
};

/** The sources of the event. */
export function SourcesEntry(): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.sources;
  const publishers = useMemo(() => recordedSearch('source'), []);
  return (
    <RowsEntry
      path="sources"
      rows={form.draft.value.sources}
      onChange={(sources) => form.change({ sources })}
      blank={BLANK}
      texts={texts}
      removeLabel={({ publisher }, number) => texts.remove(publisher, number)}
    >
      {(source, change) => (
        <>
          <SuggestedText
            path={`sources.${source.key}.publisher`}
            label={texts.publisher}
            value={source.publisher}
            onChange={(publisher) => change({ publisher })}
            search={publishers}
            required
          />
          <Field path={`sources.${source.key}.title`} label={texts.title} class="source-title">
            {(control) => (
              <LineInput control={control} value={source.title} onChange={(title) => change({ title })} />
            )}
          </Field>
          <AddressField source={source} field="url" onChange={change} />
          <AddressField source={source} field="archived_url" onChange={change} />
          <DateEntry
            path={`sources.${source.key}.published`}
            legend={texts.published}
            value={source.published}
            onChange={(published) => change({ published })}
          />
          <Field path={`sources.${source.key}.quote`} label={texts.quote} class="is-wide">
            {(control) => (
              <textarea
                {...control}
                rows={1}
                value={source.quote}
                onInput={(event) => change({ quote: event.currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
    </RowsEntry>
  );
}

interface AddressFieldProps {
  readonly source: SourceDraft;
  readonly field: 'url' | 'archived_url';
  readonly onChange: (patch: Partial<SourceDraft>) => void;
}

function AddressField({ source, field, onChange }: AddressFieldProps): JSX.Element {
  return (
    <Field
      path={`sources.${source.key}.${field}`}
      label={messages.value.form.sources[field]}
      class="source-address"
    >
      {(control) => (
        <input
          {...control}
          type="url"
          autocomplete="off"
          spellcheck={false}
          value={source[field]}
          onInput={(event) => onChange({ [field]: event.currentTarget.value })}
          onBlur={() => {
            const full = withScheme(source[field]);
            if (full !== source[field]) onChange({ [field]: full });
          }}
        />
      )}
    </Field>
  );
}

/** Adds `https://` to an address such as `example.com/news`. */
function withScheme(text: string): string {
  const address = text.trim();
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/u.test(address) ? `https://${address}` : text;
}
