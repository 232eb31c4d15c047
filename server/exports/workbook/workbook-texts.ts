import type { Language } from '../../../domain/language/language.ts';

interface WorkbookTexts {
  /** Names of sheets. */
  readonly events: string;
  readonly sources: string;
  readonly links: string;
  readonly people: string;
  readonly readMe: string;
  /** Headings. */
  readonly publisher: string;
  readonly sourceTitle: string;
  readonly published: string;
  readonly address: string;
  readonly quote: string;
  readonly archive: string;
  readonly relation: string;
  readonly relationCode: string;
  readonly linkedEvent: string;
  readonly name: string;
  readonly office: string;
  readonly party: string;
  readonly partyCode: string;
  /** The sheet about the file. */
  readonly created: string;
  readonly rows: string;
  readonly column: string;
  readonly nameInCsv: string;
  readonly meaning: string;
  readonly checksums: string;
  readonly notes: readonly string[];
}

export const WORKBOOK_TEXTS: Readonly<Record<Language, WorkbookTexts>> = {
  en: {
    events: 'Events',
    sources: 'Sources',
    links: 'Links',
    people: 'People',
    readMe: 'Read me',
    publisher: 'Publisher',
    sourceTitle: 'Source title',
    published: 'Published (EDTF)',
    address: 'Address',
    quote: 'Quote',
    archive: 'Archived copy',
    relation: 'Relation',
    relationCode: 'Relation code',
    linkedEvent: 'Linked event',
    name: 'Name',
    office: 'Office',
    party: 'Party',
    partyCode: 'Party code',
    created: 'Created',
    rows: 'rows',
    column: 'Column',
    nameInCsv: 'Name in CSV and Parquet',
    meaning: 'Meaning',
    checksums: 'Checksums for the import (do not change)',
    notes: [
      'First day and Last day are dates: sort, filter and pivot by them. Days before March 1900 and after 9999 are text (ISO 8601), because Excel has no such dates.',
      'An imprecise date spans all days it can mean: “March 2018” is 1 to 31 March with the precision Month.',
      'This file can be imported again. Only the sheet Events is read. A row with a known id changes only the cells that differ; deleting a row deletes nothing. A row without an id is a new event.',
      'Where a column of codes and a column of words say the same, change both, or empty one.',
      'Excel can open at most 65,530 web links on a sheet; further addresses are text.',
    ],
  },
  ru: {
    events: 'События',
    sources: 'Источники',
    links: 'Связи',
    people: 'Люди',
    readMe: 'О файле',
    publisher: 'Издание',
    sourceTitle: 'Заголовок источника',
    published: 'Опубликовано (EDTF)',
    address: 'Адрес',
    quote: 'Цитата',
    archive: 'Архивная копия',
    relation: 'Связь',
    relationCode: 'Код связи',
    linkedEvent: 'Связанное событие',
    name: 'Имя',
    office: 'Должность',
    party: 'Сторона',
    partyCode: 'Код стороны',
    created: 'Создан',
    rows: 'строк',
    column: 'Столбец',
    nameInCsv: 'Имя в CSV и Parquet',
    meaning: 'Значение',
    checksums: 'Контрольные суммы для загрузки (не изменяйте)',
    notes: [
      '«Первый день» и «Последний день» – даты: по ним можно сортировать, фильтровать и строить сводные таблицы. Дни до марта 1900 года и после 9999-го записаны текстом (ISO 8601): таких дат в Excel нет.',
      'Неточная дата охватывает все дни, которые может означать: «март 2018» – с 1 по 31 марта с точностью «Месяц».',
      'Файл можно загрузить обратно. Читается только лист «События». Строка с известным идентификатором меняет только ячейки, которые отличаются; удаление строки ничего не удаляет. Строка без идентификатора – новое событие.',
      'Если столбец кодов и столбец слов означают одно и то же, измените оба или очистите один из них.',
      'На листе Excel может быть не больше 65 530 веб-ссылок, остальные адреса – текст.',
    ],
  },
};
