import { formatDate } from '../../../domain/dates/format-date.ts';
import { errorText } from '../../i18n/error-texts.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import type { FieldError, FormError } from './field-errors.ts';

/** The error in the user's language, as the form shows it. */
export function formatFieldError({ error, entry }: FieldError): string {
  const text = 'path' in error ? errorText(error) : formatFormError(error);
  return entry === undefined || text.includes(entry) ? text : `“${entry}”: ${text}`;
}

function formatFormError(error: FormError): string {
  const { missing } = messages.value.form;
  switch (error.code) {
    case 'kind-missing':
      return missing.kind;
    case 'linked-event-missing':
      return missing.linkedEvent;
    case 'date-incomplete':
      return missing.date[error.missing];
    case 'date-ambiguous': {
      const [one, other] = error.readings.map((edtf) => formatDate(edtf, language.value));
      return missing.dayOrMonth(one ?? '', other ?? '');
    }
  }
}
