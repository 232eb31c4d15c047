import type { IndexPeriod } from '../../../domain/analysis/tension-index.ts';
import { counted, formatNumber, pluralForm } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const levels = new Intl.NumberFormat('ru', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
});
const percents = new Intl.NumberFormat('ru', { style: 'percent' });

function range(certain: number, possible: number): string {
  return certain === possible ? formatNumber(certain) : `${formatNumber(certain)}–${formatNumber(possible)}`;
}

const actions = (count: number) => counted(count, 'действие', 'действия', 'действий');
const responses = (count: number) => counted(count, 'ответ', 'ответа', 'ответов');
const chains = (count: number) => counted(count, 'цепочка', 'цепочки', 'цепочек');
const measures = (count: number) => counted(count, 'мера', 'меры', 'мер');
/** «Из 1 действия», «из 117 действий». */
const ofActions = (count: number) => counted(count, 'действия', 'действий', 'действий');
const ofChains = (count: number) => counted(count, 'цепочки', 'цепочек', 'цепочек');

/** «Каждый день», «каждый 21 день», «каждые 90 дней». */
function everyDays(count: number): string {
  if (count === 1) return 'каждый день';
  return `${pluralForm(count, 'каждый', 'каждые', 'каждые')} ${counted(count, 'день', 'дня', 'дней')}`;
}

const PERIOD_NAMES: Readonly<Record<string, string>> = {
  'month 3': 'квартал',
  'month 6': 'полгода',
  'month 12': 'год',
};
const PERIOD_FORMS: Readonly<Record<IndexPeriod, readonly [one: string, few: string, many: string]>> = {
  week: ['неделю', 'недели', 'недель'],
  month: ['месяц', 'месяца', 'месяцев'],
  year: ['год', 'года', 'лет'],
};

/** После «за»: «месяц», «полгода», «2 месяца». */
function periodName(periods: number, per: IndexPeriod): string {
  if (periods === 1) return PERIOD_FORMS[per][0];
  return PERIOD_NAMES[`${per} ${periods}`] ?? counted(periods, ...PERIOD_FORMS[per]);
}

export const analysis: Messages['analysis'] = {
  range,
  more: (count) => `Показать ещё ${formatNumber(count)}`,
  people: (count) => counted(count, 'человек', 'человека', 'человек'),

  exchanges: {
    title: 'Действия и ответы',
    lead: 'Что сделала каждая сторона и чем ответила другая. Связь – оценка аналитика, а не доказательство причины.',
    share: (responded, count) => (count === 0 ? '–' : percents.format(responded / count)),
    responded: (other, responded, count) =>
      `${other}: ответ на ${formatNumber(responded)} из ${ofActions(count)}`,
    refused: (count) => `только отказ от ответных мер: ${formatNumber(count)}`,
    unanswered: (count) => `без ответа: ${formatNumber(count)}`,
    actionsMeaning:
      'Учитываются действия против другой стороны с отрицательной оценкой Голдстейна и предложения ей. Заявления, переговоры, совместные действия и ответы не учитываются.',
    opens: (opens, closes, total) =>
      `Первый шаг в ${formatNumber(opens)} из ${ofChains(total)}, последний – в ${formatNumber(closes)}`,
    lagTitle: 'Дней от действия до ответа',
    lagOf: (responding, acting) => `Ответы (${responding}) на действия (${acting})`,
    median: (lag) => `медиана ${lag}`,
    quartiles: (lower, upper) => `средняя половина: ${lower} – ${upper}`,
    responses,
    noResponses: 'Ответов пока нет',
    dotsOf: (dots, count) =>
      dots === count
        ? 'Одна точка – один ответ; черта – дата неточна. Линия – медиана, полоса – средняя половина.'
        : `${counted(dots, 'точка представляет', 'точки представляют', 'точек представляют')} ${responses(count)} (равномерная выборка). Линия – медиана, полоса – средняя половина.`,
    dot: (response, action, lag) => `«${response}»: ${lag} после «${action}»`,
    ticks: { 0: 'в тот же день', 1: 'день', 7: 'неделя', 30: 'месяц', 365: 'год' },
    show: {
      all: 'Все цепочки',
      unanswered: 'Без ответа',
      refused: 'Без ответных мер',
      errors: 'С ошибкой',
    },
    showLegend: 'Какие цепочки показать',
    total: {
      all: chains,
      unanswered: (count) => `${actions(count)} без ответа`,
      refused: (count) => `${chains(count)} с отказом от ответных мер`,
      errors: (count) => `${chains(count)} с ошибочной связью`,
    },
    none: {
      all: 'Ни одно из найденных событий не связано с ответом.',
      unanswered: 'На каждое из найденных действий есть ответ.',
      refused: 'Отказов от ответных мер здесь нет.',
      errors: 'Ошибок нет: ни один ответ не предшествует действию, и ни одна цепочка не замкнута.',
    },
    after: (lag, title) => `${lag} после «${title}»`,
    sameDay: (title) => `в тот же день, что и «${title}»`,
    proportion: (response, action) => `${response} за ${action}`,
    declined: 'отказ от ответных мер',
    older: (lag, title) => `Ошибка: ${lag}, чем «${title}», на которое это ответ`,
    circular: (title) => `Ошибка: ответ на «${title}», которое само – ответ на это`,
    fix: 'Исправить связь',
    outside: 'вне фильтра',
    since: (lag) => `${lag} без ответа`,
    left: (count) => `и ещё ${counted(count, 'событие', 'события', 'событий')} этой цепочки`,
    third: 'Третьи стороны и обе стороны',
  },

  inForce: {
    title: (date) => `Что действовало: ${date}`,
    now: (date) => `Что действует сегодня, ${date}`,
    date: 'Дата',
    dateHelp: 'День, месяц или год, например 2021-10-12',
    today: 'Сегодня',
    play: 'Пуск',
    pause: 'Пауза',
    slider: 'Показанная дата',
    restrictions: (count) => `ограничительных мер: ${count}`,
    restrictionsShort: 'ограничительных мер действует',
    othersTitle: 'Соглашения, открытия и смягчения',
    peopleShort: 'человек выслано к этой дате',
    missionsShort: 'представительств закрыто или сокращено к этой дате',
    stepsTitle: 'Действующие ограничительные меры',
    stepsMeaning:
      'Одна сторона над осью, другая под осью. Светлее там, где по датам неясно, действовала ли мера.',
    barsTitle: 'Каждая мера от начала до конца',
    barsMeaning: (shown, total) =>
      shown === total ? measures(total) : `${formatNumber(shown)} важнейших из ${formatNumber(total)}`,
    bar: (title, since, until) => `${title}, ${since} – ${until}`,
    stillInForce: 'действует до сих пор',
    since: (date) => `начало: ${date}`,
    until: (since, until) => `${since} – ${until}`,
    certainty: { certain: 'действует', possible: 'возможно, действует' },
    respondsTo: (title) => `в ответ на «${title}»`,
    ended: (title, date) => `прекращено: «${title}», ${date}`,
    inPart: (title, date) => `снято частично: «${title}», ${date}`,
    wouldLift: (title, date) => `было бы снято: «${title}», ${date}`,
    changed: (title, date) => `изменено: «${title}», ${date}`,
    sources: 'Источники:',
    noSources: 'Источник не указан',
    lifts: (count) => `Снято: ${measures(count)}:`,
    wouldLiftCount: (count) => `Было бы снято: ${measures(count)}:`,
    liftsNothing: 'Меры не названы. Что действовало в тот день – ниже.',
    reliefs: 'Предложено или снято в тот день',
    none: 'Ни одна из найденных мер тогда не действовала.',
    noMeasures: 'Ни у одного из найденных событий нет срока действия.',
    mostImportant: (shown, total) => `${formatNumber(shown)} важнейших из ${formatNumber(total)}.`,
    seeThisDay: 'Что действовало в этот день',
    seeOffer: 'Что было бы снято',
    seeLifted: 'Что было снято',
  },

  tension: {
    title: 'Напряжённость',
    level: (level) => levels.format(level).replace('-', '−'),
    recipe: (halfLife) =>
      `Индекс складывается из недавних событий по оценке Голдстейна: конфликт его повышает, сотрудничество понижает. Вес события уменьшается вдвое ${everyDays(halfLife)}.`,
    weighed: (weights) => `Ваши веса: ${weights.join(', ')}.`,
    per: { week: 'Неделя', month: 'Месяц', year: 'Год' },
    shown: (days) => `Показаны те же дни, что на хронологии: ${days}.`,
    showWhole: 'Показать весь период',
    perLegend: 'Одна точка на каждый период',
    perGrown: {
      week: 'По неделям',
      month: 'Недель слишком много: по месяцам',
      year: 'Месяцев слишком много: по годам',
    },
    halfLife: 'Период полузатухания',
    days: 'дн.',
    weights: 'Веса',
    weightsMeaning:
      'Число от −10 (сотрудничество) до 10 (конфликт) для всех событий одного типа. Если поле пустое, учитывается оценка самого события. Веса входят в адрес и указываются на картинках.',
    weightsReset: 'Вернуть оценки',
    weightOf: (kind) => `Вес: ${kind}`,
    weightWrong: 'Введите число от −10 до 10 или оставьте поле пустым.',
    side: { upper: (name) => name, lower: (name) => name, together: () => 'Суммарно' },
    chart: 'Индекс напряжённости',
    chartHelp:
      'Стрелки влево и вправо переводят между точками, вверх и вниз – между линиями. Enter показывает события точки.',
    point: (span, side, level) => `${span}, ${side}: ${level}`,
    behind: (side, date) => `Из чего складывается индекс: ${side}, ${date}`,
    behindSum: (level, total) => `${level}, сумма по ${counted(total, 'событию', 'событиям', 'событиям')}`,
    rest: (count, sum) => `ещё ${counted(count, 'событие', 'события', 'событий')}: ${sum}`,
    weight: (weight, lag) => `вес ${weight}, за ${lag} до этого`,
    sameDay: (weight) => `вес ${weight}, в тот же день`,
    press: 'Нажмите на точку, чтобы увидеть её события.',
    kinds: 'События по типам',
    kindMax: (count, periods, per) => `макс. ${formatNumber(count)} за ${periodName(periods, per)}`,
    coverage: 'Охват',
    coverageState: {
      recorded: 'события записаны',
      nothing: 'проверено, событий нет',
      unknown: 'не проверено, событий нет',
    },
    coverageReviewed: (date, reviewer) => `проверено: ${date}, ${reviewer}`,
    coverageAdd: 'Отметить период как проверенный…',
    coveragePeriod: 'Период',
    coveragePeriodHelp: 'Например 2018-03 или 2018/2019',
    coverageReviewer: 'Ваше имя',
    coverageNote: 'Что проверено',
    coverageSave: 'Сохранить',
    coverageRemove: (period) => `Убрать отметку о проверке: ${period}`,
    coverageNone: 'Проверенных периодов пока нет.',
  },
};
