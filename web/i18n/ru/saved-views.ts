import type { Messages } from '../en/all.ts';

export const savedViews: Messages['savedViews'] = {
  open: 'Сохранённые',
  title: 'Сохранённые виды',
  stories: 'Сюжеты',
  save: 'Сохранить этот вид',
  name: 'Название вида',
  meaning: 'Сохраняет то, что показано сейчас, вместе с фильтром – для всех, кто пользуется этим собранием.',
  none: 'Сохранённых видов пока нет.',
  rename: (name) => `Переименовать «${name}»`,
  newName: (name) => `Новое название: «${name}»`,
  keepName: 'Сохранить название',
  remove: (name) => `Удалить «${name}»`,
  saved: (name) => `Сохранено: ${name}`,
  removed: (name) => `Удалено: ${name}`,
  suggestion: (view, filter) => (filter === '' ? view : `${view}: ${filter}`),
};
