import type { Messages } from './en.ts';

export const picture: Messages['picture'] = {
  heading: 'Картинка этого вида',
  title: (upper, lower, view) => `${upper} и ${lower}: ${view.toLowerCase()}`,
  asOf: (day) => `по состоянию на ${day}`,
  sources: (names, more) => `Источники: ${names.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
  extentLegend: 'Сколько показать',
  extent: { whole: 'Целиком', visible: 'Что видно' },
  format: { svg: 'SVG', png1: 'PNG', png2: 'PNG 2×', png4: 'PNG 4×', pdf: 'PDF' },
  meaning: {
    svg: 'рисунок, для печати и правки',
    png1: 'изображение, как на экране',
    png2: 'изображение, для слайдов и документов',
    png4: 'изображение, для печати',
    pdf: 'одна страница, для документов и печати',
  },
  smaller: (scale) =>
    `У браузера нет холста больше: картинка ${String(scale).replace('.', ',')}×. У SVG и PDF такого предела нет.`,
  failed: 'Картинку сделать не удалось. Попробуйте снова, меньше или с меньшей частью вида.',
  nothing: 'Этому фильтру не отвечает ни одно событие: снимать нечего.',
};

export const files: Messages['files'] = {
  nothing: 'Этому фильтру не отвечает ни одно событие: файлы будут пусты и скажут об этом.',
  toRead: 'Чтобы читать и использовать в другом месте',
  toSubscribe: 'Чтобы подписаться',
  file: {
    html: 'Хронология',
    md: 'Хронология, Markdown',
    zip: 'Пакет данных',
    timelinejs: 'TimelineJS',
    atom: 'Лента Atom',
    ics: 'Календарь',
  },
  meaning: {
    html: 'Проза с нумерованными источниками, для чтения и печати',
    md: 'То же, для вики или статьи',
    zip: 'CSV с описанием каждого столбца (Frictionless)',
    timelinejs: 'JSON для ленты времени Knight Lab',
    atom: 'Что изменилось последним, для чтения лент',
    ics: 'События как дни, для календаря',
  },
  copy: 'Скопировать адрес',
  copied: 'Адрес скопирован.',
  toCopy: (address) => `Скопируйте этот адрес: ${address}`,
  embed: 'На другой странице',
  embedCode: 'Код рамки с этим видом',
  openInFull: 'Открыть в Démarche',
};
