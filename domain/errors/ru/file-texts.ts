import { counted, formatNumber, pluralForm } from '../../language/numbers-ru.ts';
import { codePointName } from '../code-point-name.ts';
import type { FileErrorParams, JsonPart } from '../codes/file-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const fileTexts: TextsOf<FileErrorParams> = {
  'file-not-utf8': ({ line }) =>
    `Файл не в кодировке UTF-8: строка ${line} записана в другой кодировке. Сохраните его как «CSV UTF-8» или текст в UTF-8 и отправьте снова.`,
  'file-is-archive': 'Это книга Excel или архив, а не текст. Отправьте книгу как .xlsx или распакуйте архив.',
  'event-too-long': ({ line }) =>
    `Событие, которое начинается в строке ${line}, длиннее 1 МиБ. Сократите его или закройте кавычку либо скобку.`,
  'rows-refused': ({ count }) =>
    `Ошибки в ${formatNumber(count)} ${pluralForm(count, 'строке', 'строках', 'строках')}. Ничего не сохранено.`,
  'row-id-repeated': ({ row }) => `Тот же идентификатор указан в записи ${row}. Оставьте одну из двух.`,
  'row-id-merged': ({ kept }) =>
    `Событие с этим идентификатором объединено с «${kept}». Укажите «${kept}» или удалите строку.`,
  'row-may-exist': ({ id, title_ru, date }) =>
    `Возможно, это уже записанное событие «${title_ru}», ${date} (${id}).`,
  'row-similar-to-row': ({ line, title_ru, date }) =>
    `Возможно, это то же событие, что «${title_ru}», ${date}, в строке ${line}.`,

  'csv-empty': ({ header }) => `Файл пуст. Начните его с заголовка ${header}.`,
  'csv-separator-wrong': ({ separator }) =>
    `Столбцы разделены ${separator === 'tab' ? 'табуляцией' : 'точкой с запятой'}. Сохраните файл с запятыми.`,
  'csv-column-missing': ({ column }) =>
    `Нет обязательного столбца «${column}». Добавьте его в первую строку.`,
  'csv-title-column-missing': ({ columns }) =>
    `Нет столбца с заголовками. Добавьте в первую строку ${columns.map((each) => `«${each}»`).join(' или ')}.`,
  'csv-column-missing-beside-id': ({ column }) =>
    `Нет столбца «${column}». Запись с id заменяет событие целиком: добавьте столбец или удалите «id».`,
  'csv-column-repeated': ({ column }) => `Столбец «${column}» указан дважды. Удалите один из них.`,
  'csv-column-unnamed': 'У столбца нет названия. Назовите его или удалите.',
  'csv-column-unknown': ({ column }) => `Неизвестный столбец «${column}». Удалите или переименуйте его.`,
  'csv-column-misspelt': ({ column, suggestion }) =>
    `Неизвестный столбец «${column}». Переименуйте его в ${suggestion}.`,
  'csv-cell-count-wrong': ({ cells, columns }) =>
    `В записи ${counted(cells, 'ячейка', 'ячейки', 'ячеек')}, а в заголовке ${formatNumber(columns)}. Возьмите ячейки с запятой или кавычкой в двойные кавычки.`,
  'csv-entry-with-too-many-parts': ({ entry, parts }) =>
    `В элементе ${entry} слишком много частей. Пишите ${parts.join(' | ')}, а черту внутри части – как \\|.`,
  'csv-quote-not-closed': ({ line }) =>
    `Строка ${line}: в записи, которая здесь начинается, не закрыта двойная кавычка. Закройте её и удвойте кавычки внутри ячейки.`,
  'csv-text-after-quote': ({ line }) =>
    `Строка ${line}: в записи, которая здесь начинается, после закрывающей кавычки идёт текст. Удвойте кавычки внутри ячейки.`,
  'csv-quote-inside-cell': ({ line }) =>
    `Строка ${line}: в записи, которая здесь начинается, двойная кавычка стоит в ячейке без кавычек. Возьмите ячейку в кавычки и удвойте кавычку внутри.`,
  'csv-invalid': ({ line, reason }) =>
    `Строка ${line}: запись, которая здесь начинается, – не CSV (${reason}).`,

  'flat-day-invalid': ({ value }) => `«${value}» – не день. Напишите 26.03.2018 или 2018-03-26.`,
  'flat-days-reversed': 'Последний день раньше первого. Поменяйте их местами или исправьте один из них.',
  'flat-precision-disagrees': ({ precision }) =>
    `Точность – «${precision}», но дни ей не соответствуют. Исправьте дни или очистите точность.`,
  'flat-date-disagrees': ({ edtf }) =>
    `Дата EDTF ${edtf} и дни расходятся. Очистите ячейку EDTF, чтобы взять дни, или дни и точность, чтобы взять EDTF.`,
  'flat-word-unknown': ({ value, choices }) =>
    choices.length === 0
      ? `Нет значения с названием «${value}». Исправьте слово или очистите ячейку и укажите код.`
      : `Нет значения с названием «${value}». Выберите одно из: ${choices.join(', ')}.`,
  'flat-code-disagrees': ({ column, code, word_column, word }) =>
    `В столбце ${column} стоит ${code}, а в столбце ${word_column} – «${word}». Исправьте один из них или очистите лишнюю ячейку.`,
  'flat-sources-disagree': ({ sources, urls }) =>
    `Указано ${counted(urls, 'адрес', 'адреса', 'адресов')}, а изданий – ${formatNumber(sources)}. Назовите издание для каждого адреса.`,
  'flat-cell-without-heading': ({ column }) =>
    `У столбца ${formatNumber(column)} нет заголовка, но в этой строке в нём есть значение. Назовите столбец или очистите ячейку.`,
  'parquet-group-too-large': ({ max_mib }) =>
    `В этом файле Parquet есть группа строк больше ${formatNumber(max_mib)} МиБ или 1 000 000 строк. Запишите его меньшими группами.`,
  'flat-list-cut':
    'Список слишком длинный для одной ячейки, и в файле только его начало. Измените его в Démarche или загрузите полный CSV.',
  'workbook-invalid': ({ reason }) =>
    `Это не книга Excel, которую можно прочитать (${reason}). Сохраните её заново как .xlsx.`,
  'workbook-encrypted': 'Книга защищена паролем. Сохраните её без пароля.',
  'workbook-too-large': ({ max_mib }) =>
    `Распакованная книга больше ${formatNumber(max_mib)} МиБ. Разделите её или сохраните лист как CSV.`,
  'workbook-without-events': ({ sheets }) =>
    `Ни на одном листе нет столбцов событий (${sheets.join(', ')}). В первой строке нужны хотя бы «Первый день», «Заголовок», «Тип» и «Инициаторы».`,
  'workbook-sheet-edited': ({ sheet }) =>
    `Лист «${sheet}» изменён, но загружается только лист событий. Внесите изменение там или в Démarche либо удалите лист.`,
  'parquet-invalid': ({ reason }) =>
    `Это не файл Parquet, который можно прочитать (${reason}). Запишите его заново.`,
  'parquet-without-events': ({ columns }) =>
    `В этом файле Parquet нет событий. Его столбцы: ${columns.join(', ')}; нужны хотя бы first_day, title, kind и initiators.`,

  'json-invalid': ({ line, column, found, expected }) =>
    `Это не JSON: строка ${line}, позиция ${column}: здесь ${nameFound(found)}, а должно быть ${JSON_PARTS[expected]}.`,
  'json-event-missing': ({ line, column }) =>
    `Это не JSON: строка ${line}, позиция ${column}: здесь пропущено событие.`,
  'json-empty': 'Файл пуст. Отправьте массив событий.',
  'json-not-an-array': ({ line, column, found }) =>
    `Строка ${line}, позиция ${column}: здесь ${nameFound(found)}, а должен начинаться массив событий, то есть «[».`,
  'json-after-end': ({ line, column, found }) =>
    `Строка ${line}, позиция ${column}: после конца массива стоит ${nameFound(found)}. Удалите лишнее.`,

  'machine-file-empty': 'Файл пуст. Отправьте файл GDELT или ICEWS.',
  'machine-format-unknown': ({ columns, start }) =>
    `Это не файл GDELT (57, 58 или 61 столбец, без заголовка) и не файл ICEWS (20 столбцов, первый – «Event ID»). В первой строке ${counted(columns, 'столбец', 'столбца', 'столбцов')} через табуляцию, начинается она с «${start}».`,
  'machine-row-width': ({ columns, expected }) =>
    `В строке ${counted(columns, 'столбец', 'столбца', 'столбцов')}, а должно быть ${expected.join(' или ')}.`,
  'machine-id-invalid': ({ column }) => `${column} – не число.`,
  'machine-date-invalid': ({ column, format }) => `${column} – не дата вида ${format}.`,
  'machine-code-unknown': 'Такого кода события в CAMEO нет.',
  'machine-actor-unknown':
    'Инициатор не указан или не относится ни к одной известной стране или организации.',
  'machine-same-country': 'Инициатор и адресат относятся к одной стране.',
  'machine-id-repeated': 'Тот же идентификатор есть в одной из предыдущих строк.',
};

const JSON_PARTS: Readonly<Record<JsonPart, string>> = {
  value: 'значение',
  'value-or-bracket': 'значение или «]»',
  name: 'имя в двойных кавычках',
  'name-or-brace': 'имя в двойных кавычках или «}»',
  colon: '«:»',
  'comma-or-bracket': '«,» или закрывающая скобка',
  'string-end': 'продолжение текста в двойных кавычках (перенос строки записывается как \\n)',
  end: 'конец текста',
};

function nameFound(found: string): string {
  if (found === '') return 'конец текста';
  return found === '\n' ? 'перенос строки' : codePointName(found, ['«', '»']);
}
