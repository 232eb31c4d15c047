import type { JSX } from 'preact';
import { STATUSES } from '../../../domain/events/event-values.ts';
import { FAMILIES, KINDS, kindsOf } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { DateEntry } from '../date/date-entry.tsx';
import { Field } from '../fields/field.tsx';
import { useForm } from '../model/form-model.ts';
import { TextSection } from './text-section.tsx';

/** Date, kind, status, and the texts in the language of the page. */
export function WhatSection(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const { date, kind, status } = form.draft.value;
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
      <TextSection of={language.value} />
    </>
  );
}
