import type { JSX } from 'preact';
import { messages } from '../i18n/messages.ts';
import { controlId } from './fields/field.tsx';
import type { EventDraft } from './model/draft.ts';
import type { FieldError, FieldPath } from './model/field-errors.ts';
import { useForm } from './model/form-model.ts';

/** Everything to correct, at the top, each a way to its field. Shown once a save was refused, until all is right. */
export function ErrorSummary(): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.summary;
  const errors = form.errors.value;
  if (!form.wasRefused.value || errors.length === 0) return null;
  return (
    <div class="form-summary" role="alert">
      <h3>{words.heading(errors.length)}</h3>
      <ul>
        {errors.map((error) => (
          <li key={`${error.place} ${error.message}`}>
            <SummaryLine error={error} draft={form.draft.value} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SummaryLine({
  error,
  draft,
}: {
  readonly error: FieldError;
  readonly draft: EventDraft;
}): JSX.Element {
  const { place, message } = error;
  if (place === undefined) return <span>{message}</span>;
  return (
    <a
      href={`#${controlId(place)}`}
      onClick={(event) => {
        // The address bar belongs to the page's state, not to a fragment.
        event.preventDefault();
        focusField(place);
      }}
    >
      {messages.value.form.summary.inField(fieldLabel(place, draft), message)}
    </a>
  );
}

/** Puts the focus into the field at a place, or its first wrong control where it has several. */
export function focusField(place: FieldPath): void {
  const element = document.getElementById(controlId(place));
  if (element === null) return;
  const target = element.matches('input, select, textarea, button')
    ? element
    : (element.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      element.querySelector<HTMLElement>('input, select, textarea') ??
      element);
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

/** What the field at a place is called: `Source 2, Web address`. */
export function fieldLabel(place: FieldPath, draft: EventDraft): string {
  const { form: words, names } = messages.value;
  const [field = '', key, inner] = place.split('.');
  if (key !== undefined && inner !== undefined) {
    const number = (rows: readonly { readonly key: number }[]) =>
      1 + rows.findIndex((row) => row.key === Number(key));
    switch (field) {
      case 'participants':
        return words.summary.inRow(words.people.row(number(draft.participants)), wordIn(words.people, inner));
      case 'links':
        return words.summary.inRow(words.links.row(number(draft.links)), wordIn(words.links, inner));
      case 'sources':
        return words.summary.inRow(words.sources.row(number(draft.sources)), wordIn(words.sources, inner));
    }
  }
  return wordIn(names.field, field);
}

function wordIn(words: object, name: string): string {
  const word: unknown = Object.entries(words).find(([key]) => key === name)?.[1];
  return typeof word === 'string' ? word : name;
}
