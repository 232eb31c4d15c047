import { countedGenitive } from '../../language/numbers-ru.ts';
import type { RecordErrorParams } from '../codes/record-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const recordTexts: TextsOf<RecordErrorParams> = {
  'event-not-an-object':
    'Событие передаётся объектом, в котором есть хотя бы date, title или title_ru, kind и initiators.',
  'event-title-missing': 'Введите заголовок события по-русски или по-английски.',
  'text-in-other-language': ({ field }) =>
    `Похоже, что этот текст на другом языке. Если так, перенесите его в «${field}».`,
  'event-version-not-an-object': 'Событие передаётся объектом {id, version}.',
  'bulk-change-missing': 'Передайте либо edit хотя бы с одним полем, либо delete.',
  'event-changed-since': ({ id, author, at }) =>
    `Событие «${id}» изменил пользователь ${author} ${at.slice(0, 10)} в ${at.slice(11, 16)} UTC. Сначала проверьте новую версию.`,
  'event-deleted-since': ({ id, author, at }) =>
    `Событие «${id}» удалил пользователь ${author} ${at.slice(0, 10)} в ${at.slice(11, 16)} UTC. Сначала восстановите его.`,
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
  'merge-with-itself': 'Это одно и то же событие. Укажите два разных события.',
  'merge-unknown': ({ id, from }) =>
    `Событие «${from}» не объединено с «${id}». Возможно, его уже восстановили.`,
  'merge-changed-since': ({ id }) =>
    `Событие «${id}» изменилось после объединения, поэтому отменить его нельзя. Восстановите второе событие из его истории.`,
  'edition-missing': 'Номер редакции передаётся объектом {edition}.',
  'authority-not-an-object': 'Передайте запись в виде {kind, name, name_ru, aliases, country, offices}.',
  'authority-name-missing': 'Введите имя или название по-русски или по-английски.',
  'alias-missing': 'Введите другое написание или удалите пустую строку.',
  'office-not-an-object': 'Передайте должность в виде {office, party, from, to}.',
  'office-missing': 'Введите должность или удалите пустую строку.',
  'office-date-is-interval':
    'Укажите одну дату, например 2017-01-20. Если она неизвестна, оставьте поле пустым.',
  'office-reversed': 'Срок в должности заканчивается раньше, чем начинается. Исправьте одну из двух дат.',
  'country-of-person': 'У человека нет поля «страна». Укажите сторону вместе с должностью.',
  'offices-of-no-person': 'Должности есть только у людей. Удалите их или выберите вид «человек».',
  'merge-not-an-object': 'Передайте присоединяемую запись в виде {id, version}.',
  'authority-merge-with-itself': 'Запись нельзя объединить с самой собой. Выберите другую.',
  'merge-of-kinds': 'Объединить можно только записи одного вида.',
  'recorded-names-not-an-object': 'Передайте тексты в виде {names: [{kind, recorded}, …]}.',
  'recorded-name-not-an-object': 'Передайте каждый текст в виде {kind, recorded}.',
  'spelling-taken': ({ spelling, name }) =>
    `«${spelling}» – уже написание записи «${name}». Объедините записи или удалите его здесь.`,
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
