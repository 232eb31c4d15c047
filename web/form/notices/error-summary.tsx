import type { JSX } from 'preact';
import { messages } from '../../i18n/messages.ts';
import { controlId } from '../fields/field.tsx';
import { focusField } from '../fields/field-focus.ts';
import { fieldName } from '../fields/field-name.ts';
import type { EventDraft } from '../model/draft.ts';
import type { FieldError, FieldPath } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { formatFieldError } from '../model/format-field-error.ts';

/** Lists every error after a save that found some; each line links to its field. */
export function ErrorSummary(): JSX.Element | null {
  const form = useForm();
  const errors = form.errors.value;
  if (!form.showsAllErrors.value || errors.length === 0) return null;
  return (
    <div class="form-summary" role="alert">
      <h3>{messages.value.form.summary.heading(errors.length)}</h3>
      <ul>
        {errors.map((error) => (
          <li key={`${error.path} ${formatFieldError(error)}`}>
            <SummaryLine error={error} draft={form.draft.value} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SummaryLineProps {
  readonly error: FieldError;
  readonly draft: EventDraft;
}

function SummaryLine({ error, draft }: SummaryLineProps): JSX.Element {
  const { path } = error;
  const text = formatFieldError(error);
  if (path === undefined) return <span>{text}</span>;
  return (
    <a
      href={`#${controlId(path)}`}
      onClick={(event) => {
        // The URL holds the page's state; a fragment would be lost there.
        event.preventDefault();
        focusField(path);
      }}
    >
      {messages.value.form.summary.inField(fieldLabel(path, draft), text)}
    </a>
  );
}

/** `Source 2, Web address`. */
function fieldLabel(path: FieldPath, draft: EventDraft): string {
  const { form: texts } = messages.value;
  const [field = '', key, inner] = path.split('.');
  if (key !== undefined && inner !== undefined) {
    const number = (rows: readonly { readonly key: number }[]) =>
      1 + rows.findIndex((row) => row.key === Number(key));
    switch (field) {
      case 'participants':
        return texts.summary.inRow(texts.people.row(number(draft.participants)), textAt(texts.people, inner));
      case 'links':
        return texts.summary.inRow(texts.links.row(number(draft.links)), textAt(texts.links, inner));
      case 'sources':
        return texts.summary.inRow(texts.sources.row(number(draft.sources)), textAt(texts.sources, inner));
    }
  }
  return fieldName(field);
}

function textAt(texts: object, name: string): string {
  const text: unknown = Object.entries(texts).find(([key]) => key === name)?.[1];
  return typeof text === 'string' ? text : name;
}
