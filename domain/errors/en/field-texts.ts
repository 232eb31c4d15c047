import { formatNumber } from '../../language/numbers-en.ts';
import type { FieldErrorParams } from '../codes/field-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const fieldTexts: TextsOf<FieldErrorParams> = {
  'text-missing': 'Write text here.',
  'text-too-long': ({ max }) => `Shorten this to at most ${formatNumber(max)} characters.`,
  'text-with-control-characters': 'Remove the control characters (such as NUL) from this text.',
  'text-with-broken-character': 'Remove the broken character (a lone surrogate) from this text.',
  'text-with-line-breaks': 'Write this on one line: replace the line breaks with spaces.',
  'list-missing': 'Send a list here.',
  'list-too-long': ({ max }) => `Keep at most ${formatNumber(max)} entries here.`,
  'entry-repeated': ({ value }) => `“${value}” is listed twice. Remove one of them.`,
  'choice-missing': ({ choices }) => `Choose one of ${choices.join(', ')}.`,
  'choice-unknown': ({ value, choices }) => `Unknown value “${value}”. Choose one of ${choices.join(', ')}.`,
  'whole-number-missing': 'Write a whole number here.',
  'whole-number-out-of-range': ({ min, max }) =>
    `Write a whole number from ${formatNumber(min)} to ${formatNumber(max)}.`,
  'number-too-small': ({ min }) => `Write a number of at least ${formatNumber(min)}.`,
  'number-too-large': ({ max }) => `Write a number of at most ${formatNumber(max)}.`,
  'number-out-of-range': ({ min, max }) => `Write a number from ${signed(min)} to ${signed(max)}.`,
  'boolean-missing': 'Write true or false.',
  'flag-invalid': 'Write 1 or 0.',
  'type-wrong': ({ expected }) => `This value has the wrong type. Send one of type ${expected}.`,
  'value-invalid': 'This value is not valid. Correct it, or leave it out.',
  'field-unknown': ({ field }) => `Unknown field “${field}”. Remove it, or correct its name.`,
  'party-code-missing': 'Write a party code here, such as US.',
  'party-unknown': ({ party }) =>
    `Unknown party “${party}”. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.`,
  'web-address-missing': 'Write a web address here.',
  'web-address-invalid': 'Use a full web address that begins with https:// or http://.',
  'web-address-with-password': 'Remove the user name and the password from this address.',
};

function signed(value: number): string {
  return formatNumber(value).replace('-', '−');
}
