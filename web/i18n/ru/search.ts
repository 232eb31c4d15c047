import { counted } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const events = (count: number) => counted(count, 'событие', 'события', 'событий');

export const search: Messages['search'] = {
  panel: 'Результаты поиска',
  understood: 'Запрос понят так',
  words: 'Текст',
  kindOrText: (kind) => `${kind} (тип или текст)`,
  only: (label, value) => `Только ${label.toLowerCase()}: ${value}`,
  asWords: 'Как текст',
  asWordsHint: (text) => `Искать в тексте «${text}»`,
  remove: (text) => `Убрать «${text}» из запроса`,
  total: events,
  none: 'Ничего не найдено',
  searching: 'Поиск…',
  failed: 'Не удалось выполнить поиск. Попробуйте ещё раз.',
  plain: (count) => `Искать только в тексте: ${events(count)}`,
  plainInstead: (count) => `Так ничего не найдено. Событий с этим текстом: ${count}.`,
  didYouMean: (text, count) => `Возможно, вы имели в виду «${text}»? ${events(count)}`,
  unfiltered: (count) => `Без остальных фильтров: ${events(count)}`,
  all: 'Enter – показать все',
  recent: 'Недавние запросы',
  clearRecent: 'Очистить',
  forget: (text) => `Забыть «${text}»`,
  savedViews: 'Сохранённые',
};
