import type { Messages } from './en.ts';
import { counted, form, numbers } from './ru-numbers.ts';

const levels = new Intl.NumberFormat('ru', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
});
const percents = new Intl.NumberFormat('ru', { style: 'percent' });

function range(certain: number, possible: number): string {
  return certain === possible
    ? numbers.format(certain)
    : `${numbers.format(certain)}–${numbers.format(possible)}`;
}

const acts = (count: number) => counted(count, 'действие', 'действия', 'действий');
const answersCount = (count: number) => counted(count, 'ответ', 'ответа', 'ответов');
const chains = (count: number) => counted(count, 'цепочка', 'цепочки', 'цепочек');
const measures = (count: number) => counted(count, 'мера', 'меры', 'мер');
const days = (count: number) => counted(count, 'день', 'дня', 'дней');

export const analysis: Messages['analysis'] = {
  range,
  select: (title) => `Показать «${title}»`,
  more: (count) => `Показать ещё ${numbers.format(count)}`,
  people: (count) => counted(count, 'человек', 'человека', 'человек'),

  exchanges: {
    title: 'Кто кому ответил',
    lead: 'Что каждая сторона сделала в отношении другой и что было сделано в ответ. Исследования таких пар показывают, что государства отвечают тем же, но слабо: связь значит, что кто-то прочёл одно действие как ответ на другое, а не что второе было его причиной.',
    acts: (other, count, answered) =>
      `${form(count, 'действия', 'действий', 'действий')} из ${numbers.format(count)} получили ответ (${other}): ${numbers.format(answered)}`,
    share: (answered, count) => (count === 0 ? '–' : percents.format(answered / count)),
    refused: (count) => `${numbers.format(count)} – только отказом отвечать`,
    unanswered: (count) => `без ответа: ${numbers.format(count)}`,
    actsMeaning:
      'Действия одной стороны против другой с оценкой Голдстейна ниже нуля и её предложения; не заявления, не переговоры, не совместные действия и не то, что само было ответом.',
    opens: (opens, closes, total) =>
      `Первый шаг в ${numbers.format(opens)} из ${numbers.format(total)} ${form(total, 'цепочки', 'цепочек', 'цепочек')}, последнее слово в ${numbers.format(closes)}`,
    lagTitle: 'Дни от действия до ответа',
    lagOf: (answering, acting) => `${answering} в ответ: ${acting}`,
    median: (lag) => `медиана ${lag}`,
    quartiles: (lower, upper) => `половина – от «${lower}» до «${upper}»`,
    answersCounted: answersCount,
    dotsOf: (dots, count) =>
      dots === count
        ? 'Точка – ответ; черта – где даты неточны. Линия – медиана, полоса – половина всех ответов.'
        : `${counted(dots, 'точка стоит', 'точки стоят', 'точек стоят')} за ${answersCount(count)}, равномерно по порядку. Линия – медиана, полоса – половина всех ответов.`,
    dot: (answer, act, lag) => `«${answer}»: ${lag} после «${act}»`,
    noLags: 'Ответов пока нет',
    ticks: { 0: 'в тот же день', 1: 'день', 7: 'неделя', 30: 'месяц', 365: 'год' },
    show: { all: 'Все цепочки', unanswered: 'Без ответа', refused: 'С отказом', errors: 'Исправить' },
    showLegend: 'Какие обмены показать',
    total: {
      all: chains,
      unanswered: (count) => `${acts(count)} без ответа`,
      refused: (count) => `${chains(count)} с отказом отвечать`,
      errors: (count) => `${chains(count)} со связью, которую надо исправить`,
    },
    none: {
      all: 'Ни одно действие этого фильтра не связано с ответом.',
      unanswered: 'На каждое действие этого фильтра, требовавшее ответа, он есть.',
      refused: 'Здесь никто не отказывался отвечать.',
      errors: 'Все связи верны: ни один ответ не старше действия, ни одна цепочка не замкнута.',
    },
    after: (lag, title) => `спустя ${lag.replace(/^до /, 'не более ')} после «${title}»`,
    same: (title) => `в тот же день, что и «${title}»`,
    proportion: (answer, act) => `${answer} за ${act}`,
    declined: 'отказ отвечать',
    older: (lag, title) => `Так быть не может: ${lag}, чем «${title}», на которое это ответ`,
    circular: (title) => `Так быть не может: ответ на «${title}», которое само – ответ на это`,
    mend: 'Исправить связь',
    outside: 'вне фильтра',
    since: (lag) => `${lag} без ответа`,
    left: (count) => `и ещё ${counted(count, 'событие', 'события', 'событий')} этой цепочки`,
    third: 'Третьи стороны и совместные действия',
  },

  inForce: {
    title: (date) => `Что действовало: ${date}`,
    now: (date) => `Что действует сегодня, ${date}`,
    date: 'Дата',
    dateHelp: 'День, месяц или год, например 2021-10-12',
    today: 'Сегодня',
    play: 'Пуск',
    pause: 'Пауза',
    slider: 'День, в который действовали меры',
    earlier: 'На месяц раньше',
    later: 'На месяц позже',
    restrictions: (count) => `ограничительных мер: ${count}`,
    restrictionsShort: 'ограничительных мер действует',
    others: (count) => `соглашений, открытий и смягчений: ${count}`,
    othersTitle: 'Соглашения, открытия и смягчения',
    peopleShort: 'человек выслано к этому дню',
    missionsShort: 'представительств закрыто или урезано',
    stepsTitle: 'Действующие ограничительные меры',
    stepsMeaning:
      'Над осью – одной стороны, под осью – другой. Где из дат не ясно, действовала ли мера, полоса светлее.',
    barsTitle: 'Каждая мера от начала до конца',
    barsMeaning: (shown, total) =>
      shown === total ? measures(total) : `${numbers.format(shown)} важнейших из ${numbers.format(total)}`,
    bar: (title, since, until) => `${title}, ${since} – ${until}`,
    stillStands: 'действует до сих пор',
    since: (date) => `с: ${date}`,
    until: (since, until) => `${since} – ${until}`,
    stands: { certain: 'действует', possible: 'возможно, действует' },
    answered: (title) => `в ответ на «${title}»`,
    ended: (title, date) => `прекращено: «${title}», ${date}`,
    inPart: (title, date) => `снято частично: «${title}», ${date}`,
    wouldLift: (title, date) => `было бы снято: «${title}», ${date}`,
    changed: (title, date) => `изменено: «${title}», ${date}`,
    sources: 'Источники:',
    noSources: 'Источник не указан',
    lifts: (count) => `Снято: ${measures(count)}:`,
    wouldLiftCount: (count) => `Было бы снято: ${measures(count)}:`,
    liftsNothing: 'Мер оно не называет. Что действовало в тот день – ниже.',
    reliefs: 'Предложено или снято в тот день',
    none: 'Из этого фильтра тогда не действовало ничто.',
    noMeasures: 'Ни одно событие этого фильтра не говорит, что оно действует или действовало.',
    mostImportant: (shown, total) => `${numbers.format(shown)} важнейших из ${numbers.format(total)}.`,
    seeThisDay: 'Что действовало в этот день',
    seeOffer: 'Что было бы снято',
    seeLifted: 'Что было снято',
  },

  tension: {
    title: 'Напряжённость',
    level: (level) => levels.format(level).replace('-', '−'),
    recipe: (halfLife) =>
      `Каждое событие весит минус свою оценку Голдстейна: конфликт прибавляет, сотрудничество убавляет. Через ${days(halfLife)} остаётся половина. Показатель – сумма.`,
    weighed: (weights) => `Вместо оценок – ваши собственные веса: ${weights.join(', ')}.`,
    per: { week: 'Неделя', month: 'Месяц', year: 'Год' },
    shown: (days) => `Показаны дни, видимые на хронологии: ${days}.`,
    showWhole: 'Показать весь промежуток',
    perLegend: 'Точка на каждый промежуток',
    perGrown: {
      week: 'По неделям',
      month: 'Недель слишком много: по месяцам',
      year: 'Месяцев слишком много: по годам',
    },
    halfLife: 'Полураспад',
    days: 'дн.',
    weights: 'Веса',
    weightsMeaning:
      'Число от −10 (сотрудничество) до 10 (конфликт) для каждого события вида; пусто – собственная оценка события. Веса остаются в адресе и на каждой картинке.',
    weightsReset: 'Вернуть оценки',
    weightOf: (kind) => `Вес: ${kind}`,
    weightWrong: 'Впишите число от −10 до 10 или оставьте пустым.',
    side: { upper: (name) => name, lower: (name) => name, together: () => 'Вместе' },
    chart: 'Показатель напряжённости',
    chartHelp:
      'Стрелки ведут от точки к точке, вверх и вниз – к другой линии. Enter перечисляет события за точкой.',
    point: (span, side, level) => `${span}, ${side}: ${level}`,
    behind: (side, date) => `Из чего состоит уровень: ${side}, ${date}`,
    behindSum: (level, total) => `${level} – сумма, ${counted(total, 'событие', 'события', 'событий')}`,
    rest: (count, sum) => `ещё ${numbers.format(count)} вместе: ${sum}`,
    weight: (weight, lag) => `${weight} в день события, за ${lag} до этого`,
    sameDay: (weight) => `${weight}, в тот же день`,
    press: 'Нажмите на точку, чтобы увидеть события за ней.',
    kinds: 'События по видам',
    kindMost: (count, periods, per) => {
      const unit = {
        week: ['неделю', 'недели', 'недель'],
        month: ['месяц', 'месяца', 'месяцев'],
        year: ['год', 'года', 'лет'],
      }[per];
      const [one = '', few = '', many = ''] = unit;
      return `до ${numbers.format(count)} за ${periods === 1 ? one : counted(periods, one, few, many)}`;
    },
    compare: 'Два периода на одних часах',
    compareMeaning: 'Дни с события, которое вы выберете для каждого периода.',
    compareStart: (number) => (number === 1 ? 'Первый период начинается с' : 'Второй период начинается с'),
    compareSelected: 'Взять выбранное событие',
    compareChange: 'Выбрать другое',
    compareFor: 'Показать дней',
    compareUnknown: (id) => `События «${id}» нет. Выберите другое начало.`,
    compareDay: (count) => `день ${numbers.format(count)}`,
    compareHigher: (a, b) => `${a} и ${b}`,
    search: 'Найти событие по словам заголовка',
    noneFound: 'По этим словам событий не найдено.',
    coverage: 'Охват',
    coverageState: {
      recorded: 'события записаны',
      nothing: 'просмотрено, ничего не было',
      unknown: 'ничего не записано, не просмотрено',
    },
    coverageReviewed: (date, reviewer) => `просмотрено: ${date}, ${reviewer}`,
    coverageAdd: 'Период просмотрен…',
    coveragePeriod: 'Период',
    coveragePeriodHelp: 'Например 2018-03 или 2018/2019',
    coverageReviewer: 'Ваше имя',
    coverageNote: 'Что просмотрено',
    coverageSave: 'Сохранить',
    coverageRemove: (period) => `Убрать отметку о просмотре: ${period}`,
    coverageNone: 'Никто ещё не отметил, какие периоды просмотрены.',
    empty: 'В этом окне нет событий этого фильтра.',
  },
};
