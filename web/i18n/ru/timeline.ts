import { counted, formatNumber, pluralForm } from '../../../domain/language/numbers-ru.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import type { Messages } from '../en/all.ts';

export const TENSION_UNIT: Readonly<Record<TensionUnit, string>> = {
  month: 'за месяц',
  quarter: 'за квартал',
  year: 'за год',
};

export const timeline: Messages['timeline'] = {
  chart: 'Хронология событий',
  chartHelp:
    'Стрелки влево и вправо ведут к предыдущему и следующему событию той же стороны, вверх и вниз – к другой стороне. Enter открывает событие. Плюс и минус меняют масштаб, 0 показывает всё, Home и End ведут к первому и последнему событию. В таблице те же события.',
  option: (parts) => parts.join('. '),
  joint: 'Совместно',
  thirdParties: 'Третьи стороны',
  side: {
    upper: (name) => `сторона: ${name}`,
    lower: (name) => `сторона: ${name}`,
    joint: () => 'обе стороны',
    context: () => 'третья сторона',
  },
  severity: {
    cooperation: 'сотрудничество',
    neutral: 'нейтрально',
    strained: 'напряжённо',
    severe: 'жёстко',
    force: 'применение силы',
  },

  outsideFilter: (count) => `+${formatNumber(count)} скрыто фильтром`,
  inForceOn: (date) => `действует: ${date}`,
  tension: (unit) => ['Напряжённость', TENSION_UNIT[unit]],
  tensionUpTo: (unit, sum) => `Напряжённость ${TENSION_UNIT[unit]}, до ${formatNumber(sum)}`,

  expelled: (count) =>
    `${pluralForm(count, 'выслан', 'высланы', 'выслано')} ${counted(count, 'человек', 'человека', 'человек')}`,
  stillInForce: 'действует до сих пор',
  inForceUntil: (day) => `действовало до: ${day}`,
  respondsTo: (title, later) => `Ответ на «${title}», ${later}`,
  response: (title, later) => `Ответ: «${title}», ${later}`,
  codedBy: (machine) => `закодировано автоматически (${machine}), не проверено`,
  moreResponses: (count) => `и ещё ${formatNumber(count)}`,

  loading: 'Хронология загружается…',
};
