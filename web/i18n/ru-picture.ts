import type { Messages } from './en.ts';

export const picture: Messages['picture'] = {
  title: 'Изображение',
  preview: 'Предпросмотр',
  loading: 'Рисуем…',
  size: 'Размер',
  preset: {
    'web-16-9': 'Сайт, 16:9',
    'web-4-5': 'Сайт, 4:5',
    square: 'Квадрат',
    'print-90mm': 'Печать, одна колонка',
    'print-180mm': 'Печать, во всю ширину',
    slide: 'Слайд',
    screen: 'Как на экране',
  },
  measure: (width, height, unit) => `${width} × ${height} ${UNIT[unit]}`,
  smallestType: (points) => `Самый мелкий кегль: ${points.replace('.', ',')} пт`,
  taller: (height, unit) =>
    `Содержимое не помещается: высота изображения ${height} ${UNIT[unit]}. Уберите части или сократите тексты.`,
  theme: 'Фон',
  themes: { light: 'Светлый', dark: 'Тёмный', transparent: 'Прозрачный' },
  language: 'Язык',
  extent: 'Период',
  extents: { window: 'Видимая часть', whole: 'Целиком' },
  texts: 'Тексты',
  text: {
    headline: 'Заголовок',
    subtitle: 'Подзаголовок',
    note: 'Примечание',
    sources: 'Источники',
    credit: 'Подпись',
    alt: 'Текстовое описание',
  },
  altHint: 'Для читателей, которые не видят изображения. Входит в файлы SVG, PNG и PDF.',
  copyAlt: 'Скопировать описание',
  altCopied: 'Описание скопировано.',
  reset: 'Вернуть',
  resetText: (name) => `Вернуть исходный текст: ${name.toLowerCase()}`,
  legendShown: 'Показывать условные обозначения',
  parts: 'Части',
  labels: {
    title: 'Надписи',
    help: 'Выберите надпись на рисунке, чтобы изменить, скрыть, закрепить или передвинуть её. Клавиши: стрелки — выбор, Shift и стрелки — сдвиг, Delete — скрыть.',
    group: 'Надписи на рисунке',
    text: 'Текст надписи',
    hide: 'Скрыть',
    show: 'Показать снова',
    pin: 'Закрепить',
    pinHint: 'Остаётся на рисунке, даже если другим не хватает места',
    back: 'Вернуть на место',
    done: 'Готово',
    add: 'Подписать ещё одно событие',
    choose: 'Выберите событие',
    hidden: 'Скрытые надписи',
    showLabel: (text) => `Снова показать «${text}»`,
    selected: (date) => `Надпись события: ${date}`,
    noRoom: (count) => `Закреплённых надписей, которым не хватило места: ${count}.`,
    resetAll: 'Вернуть все надписи',
  },
  keep: {
    title: 'Сохранение',
    session: 'Изменения действуют, пока открыта вкладка. Чтобы не потерять их, сохраните вид.',
    name: 'Название вида',
    save: 'Сохранить вид',
    update: (name) => `Сохранить в «${name}»`,
    saved: (name) => `Сохранено вместе с видом «${name}».`,
  },
  download: 'Скачать',
  format: { png: 'PNG', svg: 'SVG', pdf: 'PDF' },
  scale: 'Размер PNG',
  scaleOf: (width, height) => `${width} × ${height}`,
  outlines: 'Текст SVG в кривых',
  outlinesHint: 'Для программ, которые не читают встроенные шрифты. Править текст будет нельзя.',
  saved: (name) => `Сохранено: ${name}`,
  smaller: (scale) =>
    `Сохранено в масштабе ${String(scale).replace('.', ',')}×: большее изображение этот браузер создать не может. У SVG и PDF такого предела нет.`,
  failed: 'Не удалось создать изображение. Выберите меньший размер или откройте редактор заново.',
  nothing:
    'Под этот фильтр не подходит ни одно событие, рисовать нечего. Сбросьте фильтр и попробуйте снова.',

  automatic: {
    headline: (upper, lower, period) =>
      period === '' ? `${upper} и ${lower}` : `${upper} и ${lower}, ${period}`,
    viewHeadline: (upper, lower, title) => `${upper} и ${lower}. ${title}`,
    sources: (names, more) => `Источники: ${names.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
    credit: (day) => `Démarche, ${day}`,
    alt: {
      timeline: (headline, upper, lower) =>
        `Хронология: ${headline}. События стороны «${upper}» — над осью, стороны «${lower}» — под осью, совместные — на оси.`,
      events: (texts) => `Подписанные события: ${texts.join('; ')}.`,
      view: (headline, headings) =>
        headings.length === 0 ? `${headline}.` : `${headline}. Части: ${headings.join('; ')}.`,
    },
  },

  legend: {
    size: (people) => `выслано ${people.join(', ')} человек`,
    cluster: 'несколько событий',
    arrow: 'ответ и число дней до него',
    inForce: 'действует',
    lasted: 'длилось в эти дни',
    within: 'точный день неизвестен',
    about: 'дата приблизительна',
    coded: 'машинное кодирование',
    density: 'столбики: число событий',
    tension: (unit) =>
      `заливка: напряжённость, сумма жёсткости за ${{ month: 'месяц', quarter: 'квартал', year: 'год' }[unit]}`,
  },
};

const UNIT = { px: 'px', mm: 'мм' } as const;
