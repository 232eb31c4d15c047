import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { NO_DATE } from '../date/date-draft.ts';
import { DateEntry } from '../date/date-entry.tsx';
import { Field } from '../fields/field.tsx';
import { LineInput } from '../fields/line-input.tsx';
import { RowsEntry } from '../fields/rows-entry.tsx';
import { recordedSearch } from '../fields/searches.ts';
import { SuggestedText } from '../fields/text-entries.tsx';
import type { SourceDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import {
  BLANK_FIELDS,
  FILLED_FIELDS,
  type FilledValues,
  filledValues,
  fillSource,
  findPublisher,
} from './fill-source.ts';
import { FilledNotice } from './filled-notice.tsx';
import { readPastedSource } from './pasted-source.ts';
import { RecentSourceList } from './recent-source-list.tsx';

const BLANK: Omit<SourceDraft, 'key'> = {
  publisher: '',
  title: '',
  published: NO_DATE,
  url: '',
  quote: '',
  archived_url: '',
};

/** The sources of the event, and the ones that were recorded last. */
export function SourcesEntry(): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.sources;
  return (
    <>
      <RowsEntry
        path="sources"
        rows={form.draft.value.sources}
        onChange={(sources) => form.change({ sources })}
        blank={BLANK}
        texts={texts}
        removeLabel={({ publisher }, number) => texts.remove(publisher, number)}
      >
        {(source, change) => <SourceRow source={source} onChange={change} />}
      </RowsEntry>
      <RecentSourceList />
    </>
  );
}

interface SourceRowProps {
  readonly source: SourceDraft;
  readonly onChange: (patch: Partial<SourceDraft>) => void;
}

function SourceRow({ source, onChange }: SourceRowProps): JSX.Element {
  const texts = messages.value.form.sources;
  const publishers = useMemo(() => recordedSearch('source'), []);
  const paste = usePastedSource(source, onChange);
  return (
    <>
      <SuggestedText
        path={`sources.${source.key}.publisher`}
        label={texts.publisher}
        value={source.publisher}
        onChange={(publisher) => onChange({ publisher })}
        search={publishers}
        required
      />
      <Field path={`sources.${source.key}.title`} label={texts.title} class="source-title">
        {(control) => (
          <LineInput
            control={control}
            value={source.title}
            onChange={(title) => onChange({ title })}
            onPaste={(text) => source.title.trim() === '' && paste.read(text)}
          />
        )}
      </Field>
      <AddressField
        source={source}
        field="url"
        onChange={onChange}
        onPaste={(text) => source.url.trim() === '' && paste.read(text)}
        onEntered={paste.read}
      />
      <AddressField source={source} field="archived_url" onChange={onChange} />
      <FilledNotice filled={paste.filled} proposal={paste.proposal} />
      <DateEntry
        path={`sources.${source.key}.published`}
        legend={texts.published}
        value={source.published}
        onChange={(published) => onChange({ published })}
      />
      <Field path={`sources.${source.key}.quote`} label={texts.quote} class="is-wide">
        {(control) => (
          <textarea
            {...control}
            rows={1}
            value={source.quote}
            onInput={(event) => onChange({ quote: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Fills the empty fields of a source from a pasted address or headline, and can undo each of them. */
function usePastedSource(source: SourceDraft, onChange: SourceRowProps['onChange']) {
  const { sources: names, filled: texts } = messages.value.form;
  const [values, setValues] = useState<FilledValues>({});
  const [slugTitle, setSlugTitle] = useState<string>();
  const latest = useRef({ source, onChange });
  latest.current = { source, onChange };
  const search = useRef<AbortController>(undefined);
  useEffect(() => () => search.current?.abort(), []);

  /** Whether the text was a source, so that it must not also be inserted as it is. */
  const read = (text: string): boolean => {
    const pasted = readPastedSource(text);
    const patch = fillSource(source, pasted);
    setSlugTitle(pasted.title === undefined ? pasted.slugTitle : undefined);
    if (pasted.url !== undefined && pasted.publisher === undefined) void fillPublisher(pasted.url);
    if (Object.keys(patch).length === 0) return false;
    onChange(patch);
    setValues(filledValues(patch));
    return true;
  };

  const fillPublisher = async (url: string) => {
    search.current?.abort();
    const controller = new AbortController();
    search.current = controller;
    const publisher = await findPublisher(url, controller.signal);
    if (publisher === undefined || controller.signal.aborted) return;
    if (latest.current.source.publisher.trim() !== '') return;
    latest.current.onChange({ publisher });
    setValues((last) => ({ ...last, publisher }));
  };

  // A value that the user has changed since is theirs.
  const current = filledValues(source);
  return {
    read,
    filled: FILLED_FIELDS.flatMap((field) => {
      const value = values[field];
      if (value === undefined || value !== current[field]) return [];
      return [
        {
          key: field,
          text: texts.value(names[field], field === 'published' ? formatDate(value, language.value) : value),
          undo: () => onChange(BLANK_FIELDS[field]),
        },
      ];
    }),
    proposal:
      slugTitle === undefined || source.title.trim() !== ''
        ? undefined
        : { text: slugTitle, use: () => onChange({ title: slugTitle }) },
  };
}

interface AddressFieldProps {
  readonly source: SourceDraft;
  readonly field: 'url' | 'archived_url';
  readonly onChange: (patch: Partial<SourceDraft>) => void;
  /** Returns whether it has used the text, so that it is not inserted. */
  readonly onPaste?: (text: string) => boolean;
  /** Called with a typed address when the user leaves the field. */
  readonly onEntered?: (address: string) => void;
}

function AddressField({ source, field, onChange, onPaste, onEntered }: AddressFieldProps): JSX.Element {
  /** The address whose parts were used last. */
  const entered = useRef(source[field]);
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
            if (onEntered && full.trim() !== '' && entered.current !== full) onEntered(full);
            entered.current = full;
          }}
          onPaste={(event) => {
            const text = event.clipboardData?.getData('text/plain') ?? '';
            if (!onPaste?.(text)) return;
            event.preventDefault();
            entered.current = readPastedSource(text).url ?? '';
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
