import { messages } from '../../i18n/messages.ts';

/** The name of a field in the form. Unlike in a table, English texts are named as such, because both languages have fields. */
export function fieldName(field: string): string {
  const { form, names } = messages.value;
  return textAt(form.label, field) ?? textAt(names.field, field) ?? field;
}

function textAt(texts: object, name: string): string | undefined {
  const text: unknown = Object.entries(texts).find(([key]) => key === name)?.[1];
  return typeof text === 'string' ? text : undefined;
}
