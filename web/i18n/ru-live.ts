import type { Messages } from './en.ts';
import { counted, form } from './ru-numbers.ts';

const list = new Intl.ListFormat('ru');

export const live: Messages['live'] = {
  changed: (count) =>
    `${counted(count, 'событие', 'события', 'событий')} ${form(count, 'изменено', 'изменены', 'изменены')} в другом месте.`,
  manyChanged: 'События изменены в другом месте.',
  disconnected: 'Связь прервана: подключаемся снова',

  deleted: (when, author) => `Удалено ${when}, ${author}. Таким оно было.`,
  bringBack: 'Восстановить',

  form: {
    changed: 'Изменено в другом месте.',
    deleted: 'Удалено в другом месте.',
    changedBy: (author, when, fields) =>
      `${author}: сохранена новая версия (${when})${fields.length === 0 ? '' : `: ${list.format(fields)}`}.`,
    deletedBy: (author, when) => `${author}: событие удалено (${when}).`,
    stillYours: 'Написанное вами не тронуто.',
    nothingYet: 'Вы пока ничего не изменили.',
    first: 'Чтобы увидеть обе версии рядом, сначала исправьте отмеченное.',
    differences: 'Показать различия',
    choices: 'Показать выбор',
    takeNewVersion: 'Взять новую версию',
    keepWriting: 'Писать дальше',
  },
};
