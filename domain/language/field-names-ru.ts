import type { FilterParam } from '../query/event-filter.ts';
import type { RecordNames } from './field-names-en.ts';

export const recordNames: RecordNames = {
  kind: {
    expulsion: 'Высылка',
    mission: 'Представительство',
    sanctions: 'Санкции',
    relief: 'Смягчение',
    withdrawal: 'Выход',
    talks: 'Переговоры',
    proposal: 'Предложение',
    statement: 'Заявление',
    agreement: 'Соглашение',
    exchange: 'Обмен',
    incident: 'Инцидент',
    legal: 'Судебное дело',
    military: 'Военное действие',
  },
  family: { presence: 'Присутствие', pressure: 'Давление', dialogue: 'Диалог', shock: 'Инциденты и сила' },
  status: {
    carried_out: 'Осуществлено',
    threatened: 'Угроза',
    declined: 'Отказ',
    postponed: 'Отложено',
  },
  review: {
    draft: 'Черновик',
    needs_source: 'Нужен источник',
    sourced: 'С источниками',
    reviewed: 'Проверено',
    disputed: 'Оспаривается',
  },
  relation: {
    responds_to: 'В ответ на',
    lifts: 'Отменяет',
    amends: 'Изменяет',
    part_of: 'Часть',
    follows: 'Вслед за',
  },
  precision: {
    day: 'День',
    month: 'Месяц',
    season: 'Время года',
    year: 'Год',
    decade: 'Десятилетие',
    century: 'Век',
    interval: 'Промежуток',
  },
  certainty: {
    approximate: 'Примерно',
    uncertain: 'Под вопросом',
    approximate_and_uncertain: 'Примерно и под вопросом',
  },
  translation: {
    missing_en: 'Нет английского заголовка',
    missing_ru: 'Нет русского заголовка',
    wrong_script: 'Текст не на том языке',
  },
};

/** Names of the filter parameters. */
export const filterParamNames: Readonly<Record<FilterParam, string>> = {
  q: 'Текст',
  from: 'С',
  to: 'По',
  kind: 'Тип',
  family: 'Группа',
  status: 'Статус',
  review: 'Проверка',
  origin: 'Закодировано',
  translation: 'Языки',
  party: 'Сторона',
  initiator: 'Инициатор',
  target: 'Адресат',
  tag: 'Метка',
  person: 'Человек',
  place: 'Место',
  source: 'Источник',
  people_expelled: 'Выслано человек',
  in_force_on: 'Действует на',
  sides: 'Стороны',
};
