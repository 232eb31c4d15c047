import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { Era, EraInput } from '../../domain/eras/era.ts';
import { eraName } from '../../domain/eras/era-name.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { partyName } from '../../domain/parties/party.ts';
import { ApiProblem, type ResponseError, toApiProblem } from '../api/api-problem.ts';
import { createEra, updateEra } from '../api/eras.ts';
import { parseTypedDate } from '../form/date/typed-date.ts';
import { errorText, loadErrorTexts } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import { eras, reloadEras } from '../state/eras.ts';
import { language, sides } from '../state/page-state.ts';
import { formatProblem } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

type FieldName = keyof EraInput;
type Draft = Readonly<Record<FieldName, string>>;

interface EraFormProps {
  /** The era to change; absent for a new one. */
  readonly era: Era | undefined;
  readonly onDone: () => void;
}

/** The fields of one era. Dates can be typed as people say them. */
export function EraForm({ era, onDone }: EraFormProps) {
  const texts = messages.value.eras;
  const [draft, setDraft] = useState<Draft>(() => draftOf(era));
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** The errors of the last save, except those of fields that were changed since. */
  const [errors, setErrors] = useState<readonly ResponseError[]>([]);

  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(problem ? '[aria-invalid="true"]' : 'input')?.focus();
  }, [problem]);

  const save = async () => {
    setSaving(true);
    const input = inputOf(draft);
    try {
      const saved = era ? await updateEra(era.id, input, era.version) : await createEra(input);
      // The era is stored, even if the list cannot be loaded now.
      await reloadEras().catch(() => undefined);
      showToast({ text: texts.saved(eraName(saved, language.value)) });
      onDone();
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) {
        await reloadEras().catch(() => undefined);
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

  const fieldProps = (name: FieldName) => ({
    name,
    value: draft[name],
    errors: errors.filter(({ path }) => path === `/${name}`),
    onChange: (value: string) => {
      setDraft((last) => ({ ...last, [name]: value }));
      setErrors((last) => last.filter(({ path }) => path !== `/${name}`));
    },
  });
  const names: readonly FieldName[] =
    language.value === 'ru'
      ? ['name_ru', 'name', 'short_name_ru', 'short_name']
      : ['name', 'name_ru', 'short_name', 'short_name_ru'];
  return (
    <form
      ref={form}
      class="era-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <div class="modal-body">
        {names.map((name, index) => (
          <TextField
            key={name}
            {...fieldProps(name)}
            hint={index === 0 ? texts.hint.name : index === 2 ? texts.hint.short_name : ''}
          />
        ))}
        <DateField {...fieldProps('starts')} hint={texts.hint.starts} />
        <DateField {...fieldProps('ends')} hint={texts.hint.ends} />
        <PartyField {...fieldProps('party')} />
        {problem && problem.errors.length === 0 && (
          <p class="field-error" role="alert">
            {formatProblem(problem)}
          </p>
        )}
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

interface FieldProps {
  readonly name: FieldName;
  readonly value: string;
  readonly errors: readonly ResponseError[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

function TextField({ name, value, errors, onChange, hint = '' }: FieldProps) {
  const helpId = useId();
  return (
    <div class="field">
      <label htmlFor={`${helpId}-input`}>{messages.value.eras.field[name]}</label>
      <input
        id={`${helpId}-input`}
        type="text"
        value={value}
        autocomplete="off"
        lang={name.endsWith('_ru') ? 'ru' : name.includes('name') ? 'en' : undefined}
        aria-describedby={helpId}
        aria-invalid={errors.length > 0}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id={helpId} class={errors.length > 0 ? 'field-error' : 'field-reading'}>
        {errors.length > 0 ? errors.map(errorText).join(' ') : hint}
      </p>
    </div>
  );
}

/** Shows how the date is understood. */
function DateField({ hint = '', ...field }: FieldProps) {
  return <TextField {...field} hint={readingOf(field.value) ?? hint} />;
}

function PartyField({ name, value, onChange }: FieldProps) {
  const texts = messages.value.eras;
  const { upper, lower } = sides.value;
  const codes = [...new Set([upper, lower, ...eras.value.flatMap(({ party }) => party ?? [])])];
  return (
    <label class="field">
      <span>{texts.field[name]}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{texts.bothSides}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {partyName(code, language.value)}
          </option>
        ))}
      </select>
    </label>
  );
}

function draftOf(era: Era | undefined): Draft {
  const { name = '', name_ru = '', short_name = '', short_name_ru = '', ends = '', party = '' } = era ?? {};
  return { name, name_ru, short_name, short_name_ru, starts: era?.starts ?? '', ends, party };
}

/** An empty text is an absent field. */
function inputOf({ starts, ends, ...draft }: Draft): EraInput {
  return { ...draft, starts: edtfOf(starts), ends: edtfOf(ends) };
}

/** A date as typed, in EDTF; unchanged if it is not understood or could mean two days. The server then says so. */
function edtfOf(text: string): string {
  const parsed = text.trim() === '' ? undefined : parseTypedDate(text);
  return parsed && 'edtf' in parsed ? parsed.edtf : text.trim();
}

function readingOf(text: string): string | undefined {
  const edtf = edtfOf(text);
  if (edtf === '') return undefined;
  try {
    return formatDate(edtf, language.value);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}
