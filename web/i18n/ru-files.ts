import type { Messages } from './en.ts';

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
  share: 'Изображение и печать',
  picture: 'Изображение…',
  pictureMeaning: 'PNG, SVG или PDF, для сайта и печати',
  print: 'Напечатать…',
  printMeaning: 'этот вид, без меню',
  data: 'Данные',
  embed: 'Скопировать код для встраивания',
  embedMeaning: 'живой вид на другом сайте',
  embedCopied: 'Код скопирован.',
  embedTitle: (view) => `Démarche: ${view}`,
  embeddingOff:
    'Встраивание выключено. Чтобы включить его, укажите в EMBED_ORIGINS сайты, которым оно разрешено.',
  openInFull: 'Открыть в Démarche',
};
