import type { Messages } from '../en/all.ts';

export const files: Messages['files'] = {
  nothing: 'Под этот фильтр не подходит ни одно событие. Файлы будут пустыми.',
  toRead: 'Читать и использовать',
  toSubscribe: 'Подписаться',
  file: {
    html: 'Хронология',
    md: 'Хронология, Markdown',
    zip: 'Пакет данных',
    timelinejs: 'TimelineJS',
    atom: 'Лента Atom',
    ics: 'Календарь',
  },
  meaning: {
    html: 'текст с номерами источников',
    md: 'тот же текст, для вики',
    zip: 'Frictionless: CSV и его схема',
    timelinejs: 'JSON для Knight Lab',
    atom: 'последние изменения',
    ics: 'события на весь день',
  },
  copy: 'Скопировать ссылку',
  copied: 'Ссылка скопирована.',
  toCopy: (address) => `Скопируйте эту ссылку: ${address}`,
  openInFull: 'Открыть в Démarche',
};
