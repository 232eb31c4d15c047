import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { afterPress } from '../after-press.ts';
import { controlId, FieldGroup } from '../fields/field.tsx';
import type { FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import {
  ambiguityIn,
  chooseReading,
  DATE_SHAPES,
  type DateDraft,
  edtfOf,
  gapIn,
  reshape,
  settled,
} from './date-draft.ts';
import { ShapeFields } from './date-fields.tsx';

interface DateEntryProps {
  readonly place: FieldPath;
  readonly legend: string;
  readonly value: DateDraft;
  readonly onChange: (date: DateDraft) => void;
  readonly required?: boolean;
}

/** A date for people who do not know EDTF: its precision, its fields, and always the expression and its reading. */
export function DateEntry({ place, legend, value, onChange, required = false }: DateEntryProps): JSX.Element {
  const form = useForm();
  const words = messages.value.form.date;
  const edtf = edtfOf(value);
  const hasGap = gapIn(value) !== undefined;
  const reading = hasGap ? undefined : readingOf(edtf);
  const isWhole = !hasGap && /\d{4}/.test(edtf);

  // A whole date that is impossible is told at once: the fields are still under the writer's hands.
  useEffect(() => {
    if (isWhole && reading === undefined) form.touch(place);
  }, [isWhole, reading, place, form]);

  // One date explains itself; a form full of them need not.
  const emptyHint = edtf === '' && (value.shape === 'edtf' ? words.emptyEdtf : required && words.empty);
  const spread = useRef(() => {});
  spread.current = () => {
    const next = settled(value);
    if (next !== value) onChange(next);
  };

  return (
    <FieldGroup place={place} legend={legend} required={required} class="date-entry">
      {/* Enter spreads a whole date over the fields, as leaving the field does; it never sends the form. */}
      <div class="date-fields" onChange={() => afterPress(() => spread.current())}>
        <label class="date-part">
          <span>{words.precision}</span>
          <select
            id={`${controlId(place)}-precision`}
            value={value.shape}
            onChange={(event) => {
              const shape = DATE_SHAPES.find((each) => each === event.currentTarget.value);
              if (shape) onChange(reshape(value, shape));
            }}
          >
            {DATE_SHAPES.map((shape) => (
              <option key={shape} value={shape}>
                {words.shape[shape]}
              </option>
            ))}
          </select>
        </label>
        <ShapeFields place={place} value={value} onChange={onChange} />
        {value.shape !== 'edtf' && <Qualifiers value={value} onChange={onChange} />}
      </div>
      <Ambiguity value={value} onChange={onChange} />
      <p class="date-reading" id={`${controlId(place)}-reading`}>
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

/** The date in words; nothing where the expression does not hold. */
function readingOf(edtf: string): string | undefined {
  if (edtf === '') return undefined;
  try {
    return formatDate(edtf, language.value);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}

function Qualifiers({ value, onChange }: Pick<DateEntryProps, 'value' | 'onChange'>): JSX.Element {
  const words = messages.value.form.date;
  return (
    <span class="date-qualifiers">
      <label class="form-check" title={words.approximateHint}>
        <input
          type="checkbox"
          checked={value.approximate}
          onChange={(event) => onChange({ ...value, approximate: event.currentTarget.checked })}
        />
        <span>{words.approximate}</span>
      </label>
      <label class="form-check" title={words.uncertainHint}>
        <input
          type="checkbox"
          checked={value.uncertain}
          onChange={(event) => onChange({ ...value, uncertain: event.currentTarget.checked })}
        />
        <span>{words.uncertain}</span>
      </label>
    </span>
  );
}

/** Two days that figures alone can mean, to choose from. */
function Ambiguity({ value, onChange }: Pick<DateEntryProps, 'value' | 'onChange'>): JSX.Element | null {
  const days = ambiguityIn(value);
  if (days === undefined) return null;
  return (
    <p class="date-ambiguity">
      {days.map((day) => (
        <button key={day} type="button" class="button" onClick={() => onChange(chooseReading(value, day))}>
          {formatDate(day, language.value)}
        </button>
      ))}
    </p>
  );
}
