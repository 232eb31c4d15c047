import { countedGenitive, formatNumber } from '../../language/numbers-ru.ts';
import type { QueryErrorParams } from '../codes/query-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const queryTexts: TextsOf<QueryErrorParams> = {
  'several-errors': ({ count }) => `Ошибок: ${formatNumber(count)}. Каждая описана в списке errors.`,
  'parameter-unknown': ({ parameter, known }) =>
    known.length === 0
      ? `Неизвестный параметр «${parameter}». У этого запроса нет параметров.`
      : `Неизвестный параметр «${parameter}». Допустимые параметры: ${known.join(', ')}.`,
  'parameter-repeated': ({ parameter }) => `Укажите параметр ${parameter} один раз.`,
  'parameter-with-too-many-values': ({ max }) =>
    `Укажите не более ${countedGenitive(max, 'значения', 'значений')}.`,
  'parameter-with-nul': 'Удалите символ NUL.',
  'parameter-value-unknown': ({ parameter, value, choices }) =>
    `Неизвестное значение «${value}» параметра ${parameter}. Выберите одно из: ${choices.join(', ')}.`,
  'sides-invalid': 'Укажите две разные стороны, например US,RU.',
  'range-reversed': 'Конец раньше начала. Поменяйте даты местами.',
  'number-range-invalid': 'Укажите число, например 60, или диапазон, например 10..50, 51.. или ..10.',
  'number-range-reversed':
    'Диапазон заканчивается раньше, чем начинается, или нулём. Сначала укажите меньшее число.',
  'single-day-needed': 'Укажите один день, например 2018-03-31.',
  'weight-kind-unknown': ({ kind, choices }) =>
    `Неизвестный тип «${kind}». Выберите один из: ${choices.join(', ')}.`,
  'weight-invalid': ({ kind }) => `Вес ${kind} – не число от −10 до 10. Запишите его так: ${kind}:4.5.`,
  'weight-repeated': ({ kind }) => `Укажите вес ${kind} один раз.`,
  'window-invalid': ({ text }) => `«${text}» – не период. Укажите два дня, например 2018-01-01/2018-12-31.`,
  'window-too-long': 'Период слишком длинный. Укажите более близкие дни, например 2016-01-01/2018-12-31.',
  'form-event-missing': 'В адресе не указано событие для формы. Добавьте event=….',
  'sort-without-text': 'Для сортировки по релевантности нужен текст поиска. Укажите q или другую сортировку.',
  'cursor-invalid': 'Недействительный курсор. Не указывайте его, чтобы начать с первой страницы.',
  'cursor-of-another-list':
    'Этот курсор относится к другому фильтру или другой сортировке. Не указывайте его, чтобы начать с первой страницы.',
  'chronology-too-long': ({ max, total }) =>
    `В хронологии может быть не более ${countedGenitive(max, 'события', 'событий')}, а под фильтр подходит ${formatNumber(total)}. Сузьте фильтр, например по датам.`,
};
