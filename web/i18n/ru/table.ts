import { counted, formatNumber, pluralForm } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const events = (count: number) => counted(count, 'событие', 'события', 'событий');

export const table: Messages['table'] = {
  selection: 'Выбранные события',
  selected: (count) => `Выбрано: ${formatNumber(count)}`,
  select: (title) => `Выбрать: ${title}`,
  selectAll: (count) => `Выбрать все (${formatNumber(count)})`,
  selectAllHint: 'Выбрать все подходящие события',
  onlyFirst: (count, total) =>
    `Выбраны первые ${formatNumber(count)} из ${formatNumber(total)}: больше за один раз изменить нельзя.`,
  clearSelection: 'Снять выделение',
  edit: 'Изменить…',
  exportCsv: 'Экспорт в CSV',
  unchanged: 'Не менять',
  apply: (count) => `Изменить ${events(count)}`,
  field: {
    add_tags: 'Добавить метки',
    remove_tags: 'Убрать метки',
    add_initiators: 'Добавить инициатора',
    remove_initiators: 'Убрать инициатора',
    add_targets: 'Добавить адресата',
    remove_targets: 'Убрать адресата',
  },
  partyUnknown: 'Такой стороны нет. Выберите из списка.',
  nothingChanged: 'Менять нечего: у событий уже такие значения.',
  done: {
    changed: (count) => `${pluralForm(count, 'Изменено', 'Изменены', 'Изменено')} ${events(count)}`,
    deleted: (count) => `${pluralForm(count, 'Удалено', 'Удалены', 'Удалено')} ${events(count)}`,
  },
  refused: (count) =>
    count === 1
      ? 'Ничего не изменено из-за этого события:'
      : `Ничего не изменено из-за этих событий (${formatNumber(count)}):`,
  moreRefused: (count) => `и ещё ${formatNumber(count)}`,
  leaveOut: 'Снять с них выделение',
  ambiguousDate: (first, second) => `${first} или ${second}? Напишите месяц словом.`,
  changedMeanwhile: (value) =>
    `Событие изменил кто-то другой. Сейчас здесь: ${value || 'пусто'}. Enter сохранит ваше значение, Esc оставит чужое.`,
  editHint: 'Двойной щелчок, F2 или Enter — изменить ячейку.',
  groups: 'Группы',
  notGrouped: 'Без групп',
  groupedBy: {
    year: 'По годам',
    month: 'По месяцам',
    kind: 'По типам',
    initiator: 'По инициаторам',
    status: 'По статусам',
    review: 'По проверке',
  },
  unknownStart: 'Начало неизвестно',
  counts: 'Счётчики',
  showCounts: 'Показать счётчики',
  facet: {
    kind: 'Тип',
    party: 'Стороны',
    year: 'Год',
    status: 'Статус',
    review: 'Проверка',
    person: 'Люди',
    tag: 'Метки',
    source: 'Источники',
  },
  tooMany: 'Событий слишком много, чтобы посчитать. Сузьте фильтр.',
};
