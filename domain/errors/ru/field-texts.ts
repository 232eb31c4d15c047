import { countedGenitive, formatNumber } from '../../language/numbers-ru.ts';
import type { FieldErrorParams } from '../codes/field-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const fieldTexts: TextsOf<FieldErrorParams> = {
  'text-missing': 'Введите текст.',
  'text-too-long': ({ max }) => `Сократите текст до ${countedGenitive(max, 'знака', 'знаков')}.`,
  'text-with-control-characters': 'Удалите из текста управляющие символы, например NUL.',
  'text-with-broken-character': 'Удалите из текста повреждённый символ (одиночный суррогат).',
  'text-with-line-breaks': 'Запишите это в одну строку: замените переносы пробелами.',
  'list-missing': 'Здесь нужен список.',
  'list-too-long': ({ max }) => `Оставьте здесь не более ${countedGenitive(max, 'элемента', 'элементов')}.`,
  'entry-repeated': ({ value }) => `«${value}» указано дважды. Удалите повтор.`,
  'choice-missing': ({ choices }) => `Выберите одно из значений: ${choices.join(', ')}.`,
  'choice-unknown': ({ value, choices }) =>
    `Неизвестное значение «${value}». Выберите одно из: ${choices.join(', ')}.`,
  'whole-number-missing': 'Введите целое число.',
  'whole-number-out-of-range': ({ min, max }) =>
    `Введите целое число от ${formatNumber(min)} до ${formatNumber(max)}.`,
  'number-too-small': ({ min }) => `Введите число не меньше ${formatNumber(min)}.`,
  'number-too-large': ({ max }) => `Введите число не больше ${formatNumber(max)}.`,
  'number-out-of-range': ({ min, max }) => `Введите число от ${signed(min)} до ${signed(max)}.`,
  'boolean-missing': 'Укажите true или false.',
  'flag-invalid': 'Укажите 1 или 0.',
  'type-wrong': ({ expected }) => `Неверный тип значения. Нужен тип ${expected}.`,
  'value-invalid': 'Недопустимое значение. Исправьте его или не указывайте.',
  'field-unknown': ({ field }) => `Неизвестное поле «${field}». Удалите его или исправьте название.`,
  'party-code-missing': 'Введите код стороны, например US.',
  'party-unknown': ({ party }) =>
    `Неизвестная сторона «${party}». Используйте код ISO 3166-1 alpha-2, например US, или организацию: EU, NATO, UN, OSCE.`,
  'web-address-missing': 'Введите веб-адрес.',
  'web-address-invalid': 'Введите полный адрес, который начинается с https:// или http://.',
  'web-address-with-password': 'Удалите из адреса имя пользователя и пароль.',
};

function signed(value: number): string {
  return formatNumber(value).replace('-', '−');
}
