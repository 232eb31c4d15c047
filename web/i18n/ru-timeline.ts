import type { TensionUnit } from '../../domain/timeline/tension-period.ts';
import type { Messages } from './en.ts';
import { counted, form, numbers } from './ru-numbers.ts';

const UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'за месяц',
  quarter: 'за квартал',
  year: 'за год',
};
const ONE: Readonly<Record<TensionUnit, string>> = { month: 'Месяц', quarter: 'Квартал', year: 'Год' };

const events = (count: number) => counted(count, 'событие', 'события', 'событий');

export const timeline: Messages['timeline'] = {
  chart: 'Хронология событий',
  chartHelp:
    'Стрелки влево и вправо ведут к предыдущему и следующему событию той же стороны, вверх и вниз – к другой стороне. Enter открывает событие. Плюс и минус меняют масштаб, 0 показывает всё, Home и End ведут к первому и последнему событию. В таблице те же события.',
  option: (parts) => parts.join('. '),
  joint: 'совместно',
  jointShort: 'совместно',
  side: {
    upper: (name) => `сторона: ${name}`,
    lower: (name) => `сторона: ${name}`,
    joint: () => 'совместное действие',
    context: () => 'действие третьей стороны',
  },
  severity: {
    cooperation: 'сотрудничество',
    neutral: 'нейтрально',
    strained: 'напряжённо',
    severe: 'тяжело',
    force: 'сила',
  },

  standingBefore: (count) => `‹ ${numbers.format(count)} действуют с прежних времён`,
  outsideFilter: (count) => `+${numbers.format(count)} вне фильтра`,
  inForceOn: (date) => `действует: ${date}`,
  tension: (sum, unit) => `площадь: до ${numbers.format(sum)} ${UNIT[unit]}`,

  inView: (days, count) => `${days}: на экране ${events(count)}`,
  eventsInView: (count) => `На экране ${events(count)}`,
  expelled: (count) =>
    `${form(count, 'выслан', 'высланы', 'выслано')} ${counted(count, 'человек', 'человека', 'человек')}`,
  standing: 'действует до сих пор',
  stoodUntil: (day) => `действовало до: ${day}`,
  answers: (title, later) => `Ответ на «${title}», ${later}`,
  answeredBy: (title, later) => `Ответ: «${title}», ${later}`,
  codedBy: (machine) => `закодировано ${machine}, не проверено`,
  moreAnswers: (count) => `и ещё ${numbers.format(count)}`,

  density: {
    events,
    severity: (severity) =>
      severity > 0 ? `тяжесть ${severity}` : severity < 0 ? `сотрудничество ${-severity}` : 'нейтрально',
    kind: (name, count) => `${name} ${numbers.format(count)}`,
    side: { joint: 'совместные действия', context: 'действия третьих сторон' },
    press: 'Нажмите, чтобы рассмотреть ближе',
  },

  cluster: {
    title: (count) => `${events(count)} в одном месте`,
    more: (count) => `и ещё ${numbers.format(count)}`,
    press: 'Нажмите, чтобы увидеть их порознь',
  },

  zoom: { group: 'Масштаб', in: 'Приблизить', out: 'Отдалить', whole: 'Показать весь промежуток' },

  overview: { label: 'Окно времени', start: 'Начало окна', end: 'Конец окна' },

  legend: {
    label: 'Виды событий; нажмите, чтобы показать только некоторые',
    withCount: (name, count) => `${name}, ${numbers.format(count)}`,
    all: 'Показать все виды',
  },

  key: {
    open: 'Как это читать',
    height:
      'Чем дальше от оси, тем тяжелее действие по его оценке Голдстейна. Совместные действия стоят на оси.',
    tension: (unit) =>
      `Затенённая площадь складывает тяжесть действий каждой стороны ${UNIT[unit]} (минус их оценки Голдстейна: сотрудничество вычитается из конфликта), на собственной шкале у правого края. ${ONE[unit]}, в котором меньше двух действий, – пробел.`,
    carriedOut: 'Осуществлено',
    threatened: 'Угроза',
    declined: 'Отказ',
    postponed: 'Отложено',
    whisker: {
      lasted: 'Длилось все эти дни',
      within: 'В один из этих дней; в какой – неизвестно',
      about: 'Около этой даты',
    },
    tailEnded: 'Действовало до тех пор',
    tailStands: 'Действует до сих пор',
    arc: 'Стрелка ведёт к ответу; на ней – дни до него',
    coded: 'Закодировано машиной, ещё не проверено',
    size: 'Высланные люди',
    cluster: 'События, которым не хватило места: столько на месте одного',
    density: 'Много событий: чем толще полоса, тем их больше; нажмите, чтобы рассмотреть ближе',
  },

  loading: 'Хронология загружается…',
};
