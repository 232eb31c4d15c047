import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { controlId, FieldGroup } from '../fields/field.tsx';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { useAfterRelease } from '../pointer-release.ts';
import {
  chooseDay,
  DATE_SHAPES,
  type DateDraft,
  edtfOf,
  missingPartOf,
  possibleDays,
  reshape,
  splitTypedDate,
} from './date-draft.ts';
import { ShapeFields } from './date-fields.tsx';

interface DateEntryProps {
  readonly path: FieldPath;
  readonly legend: string;
  readonly value: DateDraft;
  readonly onChange: (date: DateDraft) => void;
  readonly required?: boolean;
}

/** A date for people who do not know EDTF: precision, fields, and the EDTF expression with its meaning. */
export function DateEntry({ path, legend, value, onChange, required = false }: DateEntryProps): JSX.Element {
  const form = useForm();
  const afterRelease = useAfterRelease();
  const texts = messages.value.form.date;
  const edtf = edtfOf(value);
  const hasGap = missingPartOf(value) !== undefined;
  const reading = hasGap ? undefined : formatReading(edtf);
  const isWhole = !hasGap && /\d{4}/.test(edtf);

  // An impossible date is reported while the user is still in its fields.
  useEffect(() => {
    if (isWhole && reading === undefined) form.touch(path);
  }, [isWhole, reading, path, form]);

  // Only the main date shows how dates can be typed.
  const emptyHint = edtf === '' && (value.shape === 'edtf' ? texts.emptyEdtf : required && texts.empty);
  const splitTyped = useRef(() => {});
  splitTyped.current = () => {
    const next = splitTypedDate(value);
    if (next !== value) onChange(next);
    // Other gaps may be filled in the next field.
    else if (missingPartOf(value) === 'unreadable') form.touch(path);
  };

  return (
    <FieldGroup path={path} legend={legend} required={required} class="date-entry" onKeyDown={moveToAnswers}>
      {/* `change` comes on Enter and when the field is left. */}
      <div class="date-fields" onChange={() => afterRelease(() => splitTyped.current())}>
        <label class="date-part">
          <span>{texts.precision}</span>
          <select
            id={`${controlId(path)}-precision`}
            value={value.shape}
            onChange={(event) => {
              const shape = DATE_SHAPES.find((each) => each === event.currentTarget.value);
              if (shape) onChange(reshape(value, shape));
            }}
          >
            {DATE_SHAPES.map((shape) => (
              <option key={shape} value={shape}>
                {texts.shape[shape]}
              </option>
            ))}
          </select>
        </label>
        <ShapeFields path={path} value={value} onChange={onChange} />
        {value.shape !== 'edtf' && <Qualifiers value={value} onChange={onChange} />}
      </div>
      <Ambiguity value={value} onChange={onChange} />
      <p class="date-reading" id={`${controlId(path)}-reading`}>
        {reading === undefined ? (
          <span class="form-hint">{emptyHint}</span>
        ) : (
          <>
            <code>{edtf}</code> <output>{reading}</output>
          </>
        )}
      </p>
    </FieldGroup>
  );
}

/** From a date with two readings, Tab leads to the two answers, which are below the other fields. */
function moveToAnswers(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key, shiftKey } = event;
  if (key !== 'Tab' || shiftKey || !(target instanceof HTMLInputElement)) return;
  const answer = currentTarget.querySelector<HTMLElement>('.date-ambiguity button');
  if (!answer || !/\d\D+\d/.test(target.value)) return;
  event.preventDefault();
  answer.focus();
}

/** The date in texts; nothing where the expression does not hold. */
function formatReading(edtf: string): string | undefined {
  if (edtf === '') return undefined;
  try {
    return formatDate(edtf, language.value);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}

function Qualifiers({ value, onChange }: Pick<DateEntryProps, 'value' | 'onChange'>): JSX.Element {
  const texts = messages.value.form.date;
  return (
    <span class="date-qualifiers">
      <label class="form-check" title={texts.approximateHint}>
        <input
          type="checkbox"
          checked={value.approximate}
          onChange={(event) => onChange({ ...value, approximate: event.currentTarget.checked })}
        />
        <span>{texts.approximate}</span>
      </label>
      <label class="form-check" title={texts.uncertainHint}>
        <input
          type="checkbox"
          checked={value.uncertain}
          onChange={(event) => onChange({ ...value, uncertain: event.currentTarget.checked })}
        />
        <span>{texts.uncertain}</span>
      </label>
    </span>
  );
}

/** The two days that the typed digits can mean, as buttons. */
function Ambiguity({ value, onChange }: Pick<DateEntryProps, 'value' | 'onChange'>): JSX.Element | null {
  const days = possibleDays(value);
  if (days === undefined) return null;
  return (
    <p class="date-ambiguity">
      {days.map((day) => (
        <button key={day} type="button" class="button" onClick={() => onChange(chooseDay(value, day))}>
          {formatDate(day, language.value)}
        </button>
      ))}
    </p>
  );
}
