import type { Messages } from './en.ts';

export const picture: Messages['picture'] = {
  heading: 'Изображение этого вида',
  title: (upper, lower, view) => `${upper} и ${lower}: ${view.toLowerCase()}`,
  asOf: (day) => `по состоянию на ${day}`,
  sources: (names, more) => `Источники: ${names.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
  extentLegend: 'Какая часть вида',
  extent: { whole: 'Целиком', visible: 'Видимая часть' },
  format: { svg: 'SVG', png1: 'PNG', png2: 'PNG 2×', png4: 'PNG 4×', pdf: 'PDF' },
  meaning: {
    svg: 'рисунок, для печати и правки',
    png1: 'изображение, как на экране',
    png2: 'изображение, для слайдов и документов',
    png4: 'изображение, для печати',
    pdf: 'одна страница, для документов и печати',
  },
  smaller: (scale) =>
    `Сохранено в масштабе ${String(scale).replace('.', ',')}×: большее изображение этот браузер создать не может. У SVG и PDF такого предела нет.`,
  failed: 'Не удалось создать изображение. Выберите меньший размер или только видимую часть.',
  nothing:
    'Под этот фильтр не подходит ни одно событие, рисовать нечего. Сбросьте фильтр и попробуйте снова.',
};

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
    html: 'Текст с нумерованными источниками, для чтения и печати',
    md: 'Тот же текст, для вики или статьи',
    zip: 'CSV с описанием каждого столбца (Frictionless)',
    timelinejs: 'JSON для ленты времени Knight Lab',
    atom: 'Последние изменения, для чтения лент',
    ics: 'События на весь день, для календаря',
  },
  copy: 'Скопировать ссылку',
  copied: 'Ссылка скопирована.',
  toCopy: (address) => `Скопируйте эту ссылку: ${address}`,
  embed: 'Встроить в другую страницу',
  embedCode: 'Код для встраивания этого вида',
  openInFull: 'Открыть в Démarche',
};
