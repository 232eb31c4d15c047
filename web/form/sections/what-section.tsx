import type { JSX } from 'preact';
import { LIMITS } from '../../../domain/events/event-field.ts';
import { STATUSES } from '../../../domain/events/event-values.ts';
import { FAMILIES, KINDS, kindsOf } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { DateEntry } from '../date/date-entry.tsx';
import { controlId, Field } from '../fields/field.tsx';
import { LineInput } from '../fields/line-input.tsx';
import { useForm } from '../model/form-model.ts';
import { TitlePaste } from '../sources/title-paste.tsx';

/** Date, kind, status, titles and summary. */
export function WhatSection(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const { date, title, short_title, summary, kind, status } = form.draft.value;
  return (
    <>
      <DateEntry
        path="date"
        legend={names.field.date}
        value={date}
        onChange={(next) => form.change({ date: next })}
        required
      />
      <div class="form-pair">
        <Field
          path="kind"
          label={names.field.kind}
          note={kind === '' ? undefined : names.kindHint[kind]}
          required
        >
          {(control) => (
            <select
              {...control}
              value={kind}
              onChange={(event) => {
                const next = KINDS.find((each) => each === event.currentTarget.value);
                form.change({ kind: next ?? '' });
              }}
            >
              <option value="">{texts.kindNone}</option>
              {FAMILIES.map((family) => (
                <optgroup key={family} label={names.family[family]}>
                  {kindsOf(family).map((each) => (
                    <option key={each} value={each}>
                      {names.kind[each]}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Field path="status" label={names.field.status}>
          {(control) => (
            <select
              {...control}
              value={status}
              onChange={(event) => {
                const next = STATUSES.find((each) => each === event.currentTarget.value);
                if (next) form.change({ status: next });
              }}
            >
              {STATUSES.map((each) => (
                <option key={each} value={each}>
                  {names.status[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field path="title" label={names.field.title} hint={texts.hint.title} required>
        {(control) => (
          <TitlePaste field="title">
            {(onPaste) => (
              <LineInput
                control={control}
                value={title}
                onChange={(next) => form.change({ title: next })}
                onPaste={onPaste}
              />
            )}
          </TitlePaste>
        )}
      </Field>
      <Field
        path="short_title"
        label={names.field.short_title}
        hint={texts.hint.short_title}
        note={lengthNote(short_title)}
      >
        {(control) => (
          <LineInput
            control={control}
            value={short_title}
            onChange={(next) => form.change({ short_title: next })}
          />
        )}
      </Field>
      <PinnedCheck />
      <Field path="summary" label={names.field.summary} hint={texts.hint.summary}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={summary}
            onInput={(event) => form.change({ summary: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The checkbox for events that charts name before all others. */
function PinnedCheck(): JSX.Element {
  const form = useForm();
  const { names } = messages.value;
  return (
    <label class="form-check">
      <input
        id={controlId('pinned')}
        type="checkbox"
        checked={form.draft.value.pinned}
        onChange={(event) => form.change({ pinned: event.currentTarget.checked })}
      />
      <span>{names.field.pinned}</span>
    </label>
  );
}

function lengthNote(text: string): string | undefined {
  const { length } = text.trim();
  return length === 0 ? undefined : messages.value.form.length(length, LIMITS.shortTitle);
}

export function RussianSection(): JSX.Element {
  const form = useForm();
  const { form: formTexts, names } = messages.value;
  const texts = names.field;
  const { title_ru, short_title_ru, summary_ru } = form.draft.value;
  return (
    <>
      <Field path="title_ru" label={texts.title_ru}>
        {(control) => (
          <TitlePaste field="title_ru">
            {(onPaste) => (
              <LineInput
                control={control}
                lang="ru"
                value={title_ru}
                onChange={(next) => form.change({ title_ru: next })}
                onPaste={onPaste}
              />
            )}
          </TitlePaste>
        )}
      </Field>
      <Field
        path="short_title_ru"
        label={texts.short_title_ru}
        hint={formTexts.hint.short_title_ru}
        note={lengthNote(short_title_ru)}
      >
        {(control) => (
          <LineInput
            control={control}
            lang="ru"
            value={short_title_ru}
            onChange={(next) => form.change({ short_title_ru: next })}
          />
        )}
      </Field>
      <Field path="summary_ru" label={texts.summary_ru}>
        {(control) => (
          <textarea
            {...control}
            lang="ru"
            rows={4}
            value={summary_ru}
            onInput={(event) => form.change({ summary_ru: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
