import { counted, countedGenitive, formatNumber } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';
import { TENSION_UNIT } from './timeline.ts';

const events = (count: number) => counted(count, 'событие', 'события', 'событий');

/** With a full stop, unless it ends with that of «г.». */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** Texts of the headline, the options and the explanation of the chart. */
export const chart: Messages['chart'] = {
  headline: {
    relation: (upper, lower) => `${upper} и ${lower}`,
    filtered: (place, filter) => `${place} (${filter})`,
    subject: (place, count) => `${place}: ${count}.`,
    count: ({ total, isExact, parts, machineCoded }) => {
      if (total === 0) return 'событий нет';
      const all = isExact ? events(total) : `около ${countedGenitive(total, 'события', 'событий')}`;
      const coded =
        machineCoded > 0 ? `, из них закодировано автоматически: ${formatNumber(machineCoded)}` : '';
      if (parts.length === 0) return all + coded;
      return `${all}${coded}, в том числе ${parts.join(' и ')}`;
    },
    kind: {
      expulsion: ({ events: count, people }) =>
        `${counted(count, 'высылка', 'высылки', 'высылок')}${people > 0 ? ` (${counted(people, 'человек', 'человека', 'человек')})` : ''}`,
      sanctions: ({ events: count }) =>
        counted(count, 'решение о санкциях', 'решения о санкциях', 'решений о санкциях'),
      talks: ({ events: count }) =>
        counted(count, 'раунд переговоров', 'раунда переговоров', 'раундов переговоров'),
      agreement: ({ events: count }) => counted(count, 'соглашение', 'соглашения', 'соглашений'),
    },
    tensest: {
      year: (year) => `Самый напряжённый год: ${year}.`,
      month: (month) => sentence(`Самый напряжённый месяц: ${month}`),
    },
    event: {
      only: (actor) => (actor === undefined ? '' : `${actor}: `),
      latest: (actor) => (actor === undefined ? 'Последнее событие: ' : `Последнее (${actor}): `),
      key: (actor) => (actor === undefined ? 'Главное событие: ' : `Главное (${actor}): `),
    },
    dated: (date, machine) =>
      sentence(`, ${date}${machine === undefined ? '' : ` (закодировано автоматически, ${machine})`}`),
  },

  range: {
    group: 'Показать последние',
    years: (count) => (count < 5 ? `${count} г.` : `${count} лет`),
    yearsLong: (count) => (count === 1 ? 'Последний год' : `Последние ${count} лет`),
    all: 'Всё',
    allLong: 'Весь период',
  },

  zoom: {
    group: 'Масштаб',
    in: 'Приблизить',
    out: 'Отдалить',
    whole: 'Показать весь период',
    select: 'Выбрать события этих дней в таблице',
  },

  legend: {
    label: 'Группы событий. Выберите нужную, чтобы скрыть остальные.',
    people: 'человек выслано',
    coded: 'закодировано автоматически',
    withCount: (name, count) => `${name}, ${formatNumber(count)}`,
  },

  overview: { label: 'Видимый период', start: 'Начало видимого периода', end: 'Конец видимого периода' },

  density: {
    events,
    kind: (name, count) => `${name} ${formatNumber(count)}`,
    side: { joint: 'обе стороны', context: 'третьи стороны' },
    press: 'Нажмите, чтобы приблизить',
  },

  options: {
    open: 'Вид графика',
    layout: 'Расположение',
    layouts: {
      titles: { name: 'По подписям', hint: 'как можно больше подписей' },
      severity: { name: 'По жёсткости', hint: 'высота – балл по шкале Голдстейна' },
    },
    layers: 'Показать также',
    layer: {
      in_force: { name: 'Действующие меры', hint: 'линия до конца действия' },
      third_parties: { name: 'Третьи стороны', hint: 'действия, не относящиеся к сторонам' },
      exchange: { name: 'Всю цепочку ответов', hint: 'все ответы, связанные с выбранным событием' },
    },
  },

  key: {
    open: 'Как читать график',
    bands:
      'У каждой стороны своя полоса, совместные события – посередине. Цвет – группа событий. Самые важные события подписаны, остальные – мелкие точки.',
    height:
      'Более жёсткие события – ближе к внешнему краю полосы. В режиме «По жёсткости» высота – жёсткость по шкале Голдстейна.',
    tension: (unit) =>
      `Лента сверху – напряжённость: сумма жёсткости действий каждой стороны ${TENSION_UNIT[unit]} за вычетом сотрудничества.`,
    uncertainty: {
      lasted: 'Длилось все эти дни',
      within: 'Точный день неизвестен',
      about: 'Дата приблизительная',
    },
    inForceUntil: 'Действовало до конца линии',
    stillInForce: 'Действует до сих пор',
    arrow: 'От события к ответу на него; число – дни между ними',
    coded: 'Закодировано автоматически, ещё не проверено',
    size: 'Чем больше высланных, тем крупнее',
    density: 'Столбик – много событий: чем выше, тем больше. Нажмите на неё, чтобы приблизить.',
  },
};
