import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { daysInMonth, isoDay } from '../../../domain/dates/day-span.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { localToday } from '../../state/today.ts';
import { useControl } from '../fields/field.tsx';
import type { FieldPath } from '../model/field-errors.ts';
import { CalendarIcon } from './calendar-icon.tsx';
import {
  type DateDraft,
  type DatePart,
  type DatePoint,
  dateDraftFrom,
  edtfOf,
  isInvalidPart,
  NO_DATE,
  SEASONS,
} from './date-draft.ts';

interface DateFieldsProps {
  readonly path: FieldPath;
  readonly value: DateDraft;
  readonly onChange: (date: DateDraft) => void;
}

/** The input fields for the shape of a date. */
export function ShapeFields({ path, value, onChange }: DateFieldsProps): JSX.Element {
  const texts = messages.value.form.date;
  const { shape } = value;
  const ofEnd = (end: 'start' | 'end') => ({
    path,
    end,
    point: value[end],
    isInvalid: (part: DatePart) => isInvalidPart(value, end, part),
    onPoint: (point: DatePoint) => onChange({ ...value, [end]: point }),
    onPick: (day: string) => onChange({ ...value, [end]: dateDraftFrom(day).start }),
  });
  switch (shape) {
    case 'day':
      return <PointFields {...ofEnd('start')} fields={['day', 'month', 'year']} />;
    case 'month':
      return <PointFields {...ofEnd('start')} fields={['month', 'year']} />;
    case 'year':
      return <PointFields {...ofEnd('start')} fields={['year']} />;
    case 'season':
      return (
        <>
          <SeasonField path={path} value={value} onChange={onChange} />
          <PointFields {...ofEnd('start')} fields={['year']} />
        </>
      );
    case 'since':
    case 'until':
      return (
        <PointFields
          {...ofEnd('start')}
          fields={['day', 'month', 'year']}
          legend={texts[shape]}
          isLegendHidden
        />
      );
    case 'range':
      return (
        <div class="date-ends">
          <PointFields {...ofEnd('start')} fields={['day', 'month', 'year']} legend={texts.from} />
          <PointFields {...ofEnd('end')} fields={['day', 'month', 'year']} legend={texts.to} />
        </div>
      );
    case 'edtf':
      return <EdtfField path={path} value={value} onChange={onChange} />;
  }
}

interface PointFieldsProps {
  readonly path: FieldPath;
  readonly end: 'start' | 'end';
  readonly point: DatePoint;
  readonly isInvalid: (part: DatePart) => boolean;
  readonly onPoint: (point: DatePoint) => void;
  readonly onPick: (day: string) => void;
  readonly fields: readonly ('day' | 'month' | 'year')[];
  readonly legend?: string;
  /** Set when the chosen precision already says it. */
  readonly isLegendHidden?: boolean;
}

function PointFields({
  path,
  end,
  point,
  isInvalid,
  onPoint,
  onPick,
  fields,
  legend,
  isLegendHidden = false,
}: PointFieldsProps): JSX.Element {
  const texts = messages.value.form.date;
  const { id, 'aria-describedby': described, 'aria-invalid': invalid } = useControl(path);
  const describedBy = [described, `${id}-reading`].filter((each) => each !== undefined).join(' ');
  const aria = (part: DatePart) => ({
    'aria-invalid': isInvalid(part) ? invalid : undefined,
    'aria-describedby': describedBy,
  });
  const body = (
    <>
      {fields.includes('day') && (
        <label class="date-part date-day">
          <span>{texts.day}</span>
          <input
            {...aria('day')}
            id={`${id}-${end}-day`}
            inputMode="text"
            autocomplete="off"
            spellcheck={false}
            value={point.day}
            onInput={(event) => onPoint({ ...point, day: event.currentTarget.value })}
          />
        </label>
      )}
      {fields.includes('month') && (
        <label class="date-part date-month">
          <span>{texts.month}</span>
          <select
            {...aria('month')}
            id={`${id}-${end}-month`}
            value={point.month}
            onChange={(event) => onPoint({ ...point, month: event.currentTarget.value })}
          >
            <option value="">{texts.noMonth}</option>
            {monthNames(language.value).map((name, index) => (
              <option key={name} value={String(index + 1).padStart(2, '0')}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="date-part date-year">
        <span>{texts.year}</span>
        <input
          {...aria('year')}
          id={`${id}-${end}-year`}
          inputMode={fields.length === 1 ? 'text' : 'numeric'}
          autocomplete="off"
          spellcheck={false}
          value={point.year}
          onInput={(event) => onPoint({ ...point, year: event.currentTarget.value })}
        />
      </label>
      {fields.includes('day') && <Calendar point={point} onPick={onPick} />}
      {fields.includes('day') && (
        <button type="button" class="text-button date-today" onClick={() => onPick(isoDay(localToday()))}>
          {texts.today}
        </button>
      )}
    </>
  );
  if (legend === undefined) return body;
  return (
    <fieldset class="date-end">
      <legend class={isLegendHidden ? 'hidden' : ''}>{legend}</legend>
      {body}
    </fieldset>
  );
}

/** The value for the browser's date input; empty unless the point is a valid day. */
function dayAt(point: DatePoint): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(edtfOf({ ...NO_DATE, start: point })) ?? [];
  if (year === undefined || Number(year) === 0 || Number(day) === 0) return '';
  return Number(day) <= daysInMonth(Number(year), Number(month)) ? `${year}-${month}-${day}` : '';
}

/** A button that opens the browser's own calendar. */
function Calendar({
  point,
  onPick,
}: {
  readonly point: DatePoint;
  readonly onPick: (day: string) => void;
}): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const texts = messages.value.form.date;
  return (
    <span class="date-calendar">
      <button
        type="button"
        class="icon-button"
        aria-label={texts.calendar}
        title={texts.calendar}
        onClick={() => picker.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={dayAt(point)}
        onChange={(event) => {
          event.stopPropagation();
          if (event.currentTarget.value !== '') onPick(event.currentTarget.value);
        }}
      />
    </span>
  );
}

function SeasonField({ path, value, onChange }: DateFieldsProps): JSX.Element {
  const texts = messages.value.form.date;
  const { id, ...aria } = useControl(path);
  return (
    <label class="date-part date-month">
      <span>{texts.season}</span>
      <select
        {...aria}
        id={`${id}-season`}
        value={value.season}
        onChange={(event) => onChange({ ...value, season: event.currentTarget.value })}
      >
        <option value="">{texts.noMonth}</option>
        {SEASONS.map((season) => (
          <option key={season} value={season}>
            {texts.seasonName[season]}
          </option>
        ))}
      </select>
    </label>
  );
}

function EdtfField({ path, value, onChange }: DateFieldsProps): JSX.Element {
  const { id, 'aria-describedby': described, 'aria-invalid': invalid } = useControl(path);
  return (
    <label class="date-part date-edtf">
      <span>{messages.value.form.date.edtf}</span>
      <input
        id={`${id}-edtf`}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={invalid}
        aria-describedby={[described, `${id}-reading`].filter((each) => each !== undefined).join(' ')}
        value={value.edtf}
        onInput={(event) => onChange({ ...value, edtf: event.currentTarget.value })}
      />
    </label>
  );
}

function monthNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 15)));
}
