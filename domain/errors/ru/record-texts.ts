import { countedGenitive } from '../../language/numbers-ru.ts';
import type { RecordErrorParams } from '../codes/record-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const recordTexts: TextsOf<RecordErrorParams> = {
  'event-not-an-object':
    'Событие передаётся объектом, в котором есть хотя бы date, title, kind и initiators.',
  'event-version-not-an-object': 'Событие передаётся объектом {id, version}.',
  'bulk-change-missing': 'Передайте либо edit хотя бы с одним полем, либо delete.',
  'event-changed-since': ({ id, author, at }) =>
    `Событие «${id}» изменил пользователь ${author} ${at.slice(0, 10)} в ${at.slice(11, 16)} UTC. Сначала проверьте новую версию.`,
  'event-deleted-since': ({ id, author, at }) =>
    `Событие «${id}» удалил пользователь ${author} ${at.slice(0, 10)} в ${at.slice(11, 16)} UTC. Сначала восстановите его.`,
  'event-title-missing': 'Введите заголовок события.',
  'initiator-missing': 'Укажите хотя бы одного инициатора.',
  'person-not-an-object': 'Человек передаётся объектом {name, office, party}.',
  'person-name-missing': 'Укажите имя человека.',
  'location-not-an-object': 'Место передаётся объектом {place, country}.',
  'location-empty': 'Укажите место или страну либо не указывайте ничего.',
  'mission-missing': 'Укажите представительство.',
  'tag-missing': 'Введите метку.',
  'source-not-an-object':
    'Источник передаётся объектом {publisher, title, published, url, quote, archived_url}.',
  'publisher-missing': 'Укажите издание.',
  'link-not-an-object': 'Связь передаётся объектом {to, relation}.',
  'link-repeated': 'Эта связь указана дважды. Удалите повтор.',
  'link-to-itself': 'Событие не может ссылаться на себя. Выберите другое.',
  'link-to-deleted': ({ id }) => `Событие «${id}» удалено. Сначала восстановите его или выберите другое.`,
  'link-to-unknown': ({ id }) => `События «${id}» нет. Выберите существующее.`,
  'cameo-not-text': 'Код CAMEO записывается текстом: 010 – не то же, что 10.',
  'cameo-unknown': 'Неизвестный код CAMEO. Код – это текст, например 161 или 0841.',
  'goldstein-too-exact': 'Оставьте не более одного знака после запятой.',
  'goldstein-mismatch': ({ cameo, goldstein }) =>
    `Оценка кода ${cameo} – ${goldstein}. Не указывайте оценку или выберите другой код.`,
  'people-too-few': 'Введите число не меньше 1 или оставьте поле пустым.',
  'in-force-with-end':
    'У действующей меры нет конца. Удалите конец или отметьте, что мера больше не действует.',
  'in-force-until-before-event': 'Конец раньше самого события. Исправьте одну из двух дат.',
  'id-missing': 'Введите идентификатор.',
  'id-invalid':
    'Идентификатор состоит из строчных латинских букв, цифр и одиночных дефисов, например 2018-03-26-us-expels-60.',
  'id-changed': ({ id }) => `Идентификатор события не меняется. Передайте «${id}» или не передавайте его.`,
  'version-number-missing': 'Укажите номер версии.',
  'version-missing': 'Это событие не удалено. Укажите версию, которую нужно восстановить.',
  'version-unknown': ({ version }) => `У события нет версии ${version}. Выберите версию из его истории.`,
  'version-is-deletion': ({ version }) => `Версия ${version} – это удаление события. Выберите более раннюю.`,
  'edition-missing': 'Номер редакции передаётся объектом {edition}.',
  'era-not-an-object':
    'Период передаётся объектом {name, name_ru, short_name, short_name_ru, starts, ends, party}.',
  'era-name-missing': 'Введите название периода по-русски или по-английски.',
  'era-date-is-interval':
    'Укажите одну дату, например 2017-01-20. Если период продолжается, оставьте конец пустым.',
  'era-reversed': 'Период заканчивается раньше, чем начинается. Исправьте одну из двух дат.',
  'view-not-an-object': 'Вид передаётся объектом {name, query, picture}.',
  'view-name-missing': 'Введите название вида.',
  'view-query-missing': 'Передайте параметры адреса вида текстом.',
  'view-query-too-long': ({ max }) =>
    `Сократите фильтр: его адрес длиннее ${countedGenitive(max, 'знака', 'знаков')}.`,
  'view-query-invalid': 'Передайте параметры адреса, например view=table&kind=talks.',
  'story-not-an-object': 'Сюжет передаётся объектом {title, title_ru, steps}.',
  'story-title-missing': 'Введите название сюжета на русском или английском языке.',
  'step-not-an-object':
    'Шаг сюжета передаётся объектом {heading, heading_ru, text, text_ru, window, filter, event}.',
  'step-heading-missing': 'Введите заголовок шага на русском или английском языке.',
  'step-window-open': 'Укажите начало и конец периода этого шага.',
  'step-filter-missing': 'Фильтр шага передаётся текстом, например kind=talks.',
  'review-not-an-object': 'Проверка периода передаётся объектом {period, reviewed, reviewer, note}.',
  'reviewer-missing': 'Укажите, кто проверил период.',
  'review-period-open': 'Укажите начало и конец периода.',
  'review-before-period': 'Период начинается позже, чем его проверили. Исправьте одну из двух дат.',
};
