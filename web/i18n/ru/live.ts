import { counted, pluralForm } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const list = new Intl.ListFormat('ru');

export const live: Messages['live'] = {
  changed: (count) =>
    `${counted(count, 'событие', 'события', 'событий')} ${pluralForm(count, 'изменено', 'изменены', 'изменены')} другими пользователями.`,
  manyChanged: 'События изменены другими пользователями.',
  disconnected: 'Связь потеряна. Переподключение…',

  deleted: (when, author) => `Удалено ${when}, автор: ${author}. Показана последняя версия.`,
  restore: 'Восстановить',

  form: {
    changed: 'Изменено другим автором.',
    deleted: 'Удалено другим автором.',
    changedBy: (author, when, fields) =>
      `${author}: сохранена новая версия (${when})${fields.length === 0 ? '' : `: ${list.format(fields)}`}.`,
    deletedBy: (author, when) => `${author}: событие удалено (${when}).`,
    draftKept: 'Ваши изменения остались здесь.',
    noChanges: 'Вы пока ничего не изменили.',
    compare: 'Сравнить версии',
    choose: 'Выбрать действие',
    loadNewer: 'Загрузить новую версию',
    dismiss: 'Продолжить редактирование',
  },
};
