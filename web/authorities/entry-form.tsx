import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Authority } from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { authorityName } from '../../domain/authorities/authority-name.ts';
import { PARTIES, partyName } from '../../domain/parties/party.ts';
import { ApiProblem, type ResponseError, toApiProblem } from '../api/api-problem.ts';
import { createAuthority, updateAuthority } from '../api/authorities.ts';
import { errorText, loadErrorTexts } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { AddIcon, DeleteIcon } from '../ui/icons.tsx';
import { formatProblem } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { draftOf, type EntryDraft, inputOfDraft, type OfficeDraft } from './entry-input.ts';
import { MergeEntries } from './merge-entries.tsx';

interface EntryFormProps {
  readonly kind: AuthorityKind;
  /** The entry to change; absent for a new one. */
  readonly entry: Authority | undefined;
  readonly onDone: () => void;
}

/** The names, spellings, country and offices of one entry. */
export function EntryForm({ kind, entry, onDone }: EntryFormProps) {
  const texts = messages.value.authorities;
  const [draft, setDraft] = useState<EntryDraft>(() => draftOf(kind, entry));
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSaving, setSaving] = useState(false);
  /** The errors of the last save, except those of fields that were changed since. */
  const [errors, setErrors] = useState<readonly ResponseError[]>([]);
  const form = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(problem ? '[aria-invalid="true"]' : 'input')?.focus();
  }, [problem]);

  const save = async () => {
    setSaving(true);
    const input = inputOfDraft(draft);
    try {
      const saved = entry
        ? await updateAuthority(entry.id, input, entry.version)
        : await createAuthority(input);
      showToast({ text: texts.saved(authorityName(saved, language.value)) });
      onDone();
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) {
        showToast({ text: texts.changedMeanwhile, isProblem: true });
        onDone();
        return;
      }
      await loadErrorTexts(language.peek()).catch(() => undefined);
      const refused = toApiProblem(error);
      setProblem(refused);
      setErrors(refused.errors);
      setSaving(false);
    }
  };

  const change = (changed: Partial<EntryDraft>, path: string) => {
    setDraft((last) => ({ ...last, ...changed }));
    setErrors((last) => last.filter((error) => !isAt(error, path)));
  };
  const errorsAt = (path: string) => errors.filter((error) => isAt(error, path));
  const names = language.value === 'ru' ? (['name_ru', 'name'] as const) : (['name', 'name_ru'] as const);
  return (
    <form
      ref={form}
      class="entry-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <div class="modal-body">
        {names.map((name) => (
          <TextField
            key={name}
            label={texts.field[name]}
            lang={name === 'name' ? 'en' : 'ru'}
            value={draft[name]}
            errors={errorsAt(`/${name}`)}
            hint={name === 'name' ? texts.recorded : ''}
            onChange={(value) => change({ [name]: value }, `/${name}`)}
          />
        ))}
        <TextField
          label={texts.field.aliases}
          value={draft.aliases}
          errors={errorsAt('/aliases')}
          isLong
          onChange={(aliases) => change({ aliases }, '/aliases')}
        />
        {kind !== 'person' && kind !== 'office' && (
          <PartyField
            label={texts.field.country}
            none={texts.noCountry}
            countriesOnly
            value={draft.country}
            onChange={(country) => change({ country }, '/country')}
          />
        )}
        {kind === 'person' && (
          <Offices
            offices={draft.offices}
            errors={errorsAt('/offices')}
            onChange={(offices) => change({ offices }, '/offices')}
          />
        )}
        {problem && problem.errors.length === 0 && (
          <p class="field-error" role="alert">
            {formatProblem(problem)}
          </p>
        )}
        {entry && <MergeEntries entry={entry} onDone={onDone} />}
      </div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick={onDone}>
          {texts.cancel}
        </button>
        <button type="submit" class="button button-primary" aria-disabled={isSaving}>
          {texts.save}
        </button>
      </footer>
    </form>
  );
}

/** Whether an error is about a field or one of its parts. */
function isAt({ path }: ResponseError, field: string): boolean {
  return path === field || path.startsWith(`${field}/`);
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly errors?: readonly ResponseError[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly lang?: string;
  readonly isLong?: boolean;
}

function TextField({ label, value, errors = [], onChange, hint = '', lang, isLong }: TextFieldProps) {
  const id = useId();
  const shared = {
    id: `${id}-input`,
    value,
    autocomplete: 'off',
    lang,
    'aria-describedby': id,
    'aria-invalid': errors.length > 0,
  } as const;
  return (
    <div class="field">
      <label htmlFor={`${id}-input`}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={4} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" onInput={(event) => onChange(event.currentTarget.value)} />
      )}
      <p id={id} class={errors.length > 0 ? 'field-error' : 'field-reading'}>
        {errors.length > 0 ? [...new Set(errors.map(errorText))].join(' ') : hint}
      </p>
    </div>
  );
}

interface PartyFieldProps {
  readonly label: string;
  readonly none: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly countriesOnly?: boolean;
}

function PartyField({ label, none, value, onChange, countriesOnly = false }: PartyFieldProps) {
  const options = [...PARTIES.values()]
    .filter(({ kind }) => !countriesOnly || kind === 'country')
    .map(({ code }) => ({ code, name: partyName(code, language.value) }))
    .sort((a, b) => a.name.localeCompare(b.name, language.value));
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{none}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OfficesProps {
  readonly offices: readonly OfficeDraft[];
  readonly errors: readonly ResponseError[];
  readonly onChange: (offices: readonly OfficeDraft[]) => void;
}

function Offices({ offices, errors, onChange }: OfficesProps) {
  const texts = messages.value.authorities;
  const fieldErrors = (index: number, field: string) =>
    errors.filter(({ path }) => path === `/offices/${index}/${field}`);
  const nextKey = Math.max(0, ...offices.map(({ key }) => key + 1));
  return (
    <fieldset class="entry-offices">
      <legend>{texts.field.offices}</legend>
      {offices.map((row, index) => {
        const change = (changed: Partial<OfficeDraft>) =>
          onChange(offices.map((each) => (each === row ? { ...row, ...changed } : each)));
        return (
          <div key={row.key} class="entry-office">
            <TextField
              label={texts.office.office}
              value={row.office}
              errors={fieldErrors(index, 'office')}
              onChange={(office) => change({ office })}
            />
            <PartyField
              label={texts.office.party}
              none={texts.office.none}
              value={row.party}
              onChange={(party) => change({ party })}
            />
            <TextField
              label={texts.office.from}
              value={row.from}
              errors={fieldErrors(index, 'from')}
              onChange={(from) => change({ from })}
            />
            <TextField
              label={texts.office.to}
              value={row.to}
              errors={fieldErrors(index, 'to')}
              onChange={(to) => change({ to })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={texts.office.remove(index + 1)}
              onClick={() => onChange(offices.filter((each) => each !== row))}
            >
              <DeleteIcon />
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="button"
        onClick={() => onChange([...offices, { key: nextKey, office: '', party: '', from: '', to: '' }])}
      >
        <AddIcon />
        {texts.office.add}
      </button>
    </fieldset>
  );
}
