import { filterParamNames } from '../../../domain/language/field-names-ru.ts';
import { counted, formatNumber, pluralForm, rangeText } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

function score(value: number): string {
  const sign = value < 0 ? '−' : value > 0 ? '+' : '';
  return sign + Math.abs(value).toFixed(1).replace('.', ',');
}

function anyOf(values: readonly string[]): string {
  if (values.length > 4) return `${values.slice(0, 3).join(', ')} или ещё ${values.length - 3}`;
  return new Intl.ListFormat('ru', { type: 'disjunction' }).format(values);
}

const events = (count: number) => counted(count, 'событие', 'события', 'событий');

function otherChange({
  id,
  author,
  when,
  isDeleted,
  count,
}: Parameters<Messages['shell']['undoing']['refused']['undo']>[0]): string {
  const others = count > 1 ? ` (и ещё ${events(count - 1)})` : '';
  return `${isDeleted ? 'Удалено' : 'Изменено'} другим пользователем (${author}, ${when}): «${id}»${others}.`;
}

export const shell: Messages['shell'] = {
  appName: 'Démarche',
  skip: 'К событиям',
  newEvent: 'Новое событие',
  moreActions: 'Другие действия',
  close: 'Закрыть',
  dismiss: 'Скрыть',
  retry: 'Повторить',
  reload: 'Обновить страницу',
  undo: 'Отменить',
  redo: 'Повторить',
  undoing: {
    nothing: { undo: 'В этой вкладке нечего отменять', redo: 'В этой вкладке нечего повторять' },
    done: {
      undo: (change) => `Отменено: ${change}`,
      redo: (change) => `Повторено: ${change}`,
    },
    change: {
      created: (what) => `новое событие, ${what}`,
      changed: (what) => `правка, ${what}`,
      deleted: (what) => `удаление, ${what}`,
      restored: (what) => `восстановление, ${what}`,
      merged: (what) => `объединение, ${what}`,
    },
    refused: {
      undo: (change) => `${otherChange(change)} Отмена затёрла бы это изменение.`,
      redo: (change) => `${otherChange(change)} Повтор затёр бы это изменение.`,
    },
    showHistory: 'Открыть историю',
  },
  loading: 'Загрузка…',
  yes: 'Да',
  no: 'Нет',
  opensOutside: '(откроется в новой вкладке)',
  number: (value) => formatNumber(value),
  score,
  language: 'Язык страницы',
  languageFailed: 'Не удалось загрузить этот язык. Попробуйте ещё раз.',
  authorities: 'Люди, места, издатели',
  duplicates: 'Возможные дубликаты',
  eras: 'Периоды, например президентства',
  theme: {
    title: 'Оформление',
    name: { system: 'Как в системе', light: 'Светлое', dark: 'Тёмное' },
  },
  onlyOriginal: 'только по-английски',
  countUnknown: 'Число событий неизвестно',
  events,

  view: {
    legend: 'Вид',
    start: 'Обзор',
    timeline: 'Хронология',
    table: 'Таблица',
    exchanges: 'Обмен мерами',
    'in-force': 'Действует',
    tension: 'Напряжённость',
    compare: 'Сравнить',
  },

  search: {
    label: 'Искать среди событий',
    placeholder: 'Поиск',
    done: 'Закрыть поле поиска',
    help: 'Слова в любой форме · «как написано» · начало*',
  },

  sides: {
    relation: 'Показаны отношения:',
    upper: 'Над осью',
    lower: 'Под осью',
    swap: 'Поменять стороны местами',
    recorded: 'В этом собрании',
    others: 'Все остальные',
    hint: 'Можно выбрать любые две стороны. Для всех пар, кроме исходной, показаны только события, где одна из сторон – инициатор или адресат.',
  },

  filter: {
    title: 'Фильтр',
    active: 'Действующие фильтры',
    withCount: (count) => `Фильтр, действует: ${formatNumber(count)}`,
    clear: 'Сбросить всё',
    show: 'Показать события',
    remove: (chip) => `Убрать фильтр ${chip}`,
    group: {
      kind: 'Тип',
      parties: 'Стороны',
      dates: 'Даты',
      inForce: 'Действует',
      people: 'Люди и места',
      tags: 'Метки',
      sources: 'Источники',
      standing: 'Статус',
    },
    param: filterParamNames,
    asText: 'как текст',
    asTextHint: (text) => `Искать в тексте «${text}»`,
    numberRange: { text: rangeText, min: 'Не менее', max: 'Не более' },
    quoted: (text) => `«${text}»`,
    hideMachineCoded: 'Скрыть закодированные машиной',
    machineCodedHidden: 'Закодированные машиной скрыты',
    machineCodedHint: (count) =>
      `${events(count)} ${pluralForm(count, 'закодировано', 'закодированы', 'закодировано')} программами по сообщениям прессы`,
    anyOf,
    everyKind: 'Все типы',
    role: 'Роль стороны',
    roleName: { party: 'Любая роль', initiator: 'Инициатор', target: 'Адресат' },
    searchPlaceholder: {
      party: 'Название или код',
      person: 'Имя',
      office: 'Должность',
      place: 'Место',
      tag: 'Метка',
      source: 'Издание',
      mission: 'Представительство',
      origin: 'Программа',
    },
    noneRecorded: 'Пока ничего не записано.',
    noneNamed: (prefix) => `Ничто не начинается с «${prefix}».`,
    datePlaceholder: { from: 'например 2014', to: 'например 2018-03', in_force_on: 'например 2021-10-11' },
    dateEmpty: {
      from: 'Год, месяц или день; пусто – без начала',
      to: 'Год, месяц или день; пусто – без конца',
      in_force_on: 'День либо месяц или год, чтобы увидеть, что действовало в любой их день',
    },
    endBeforeStart: 'Конец раньше начала. Исправьте одну из дат.',
    takeWindow: (days) => `Взять даты с графика: ${days}`,
    inForceHint: 'Меры и соглашения, действовавшие в заданный день.',
    today: 'Сегодня',
  },

  empty: {
    filtered: 'Под этот фильтр не подходит ни одно событие',
    filteredHint: 'Сократите запрос или сбросьте фильтры.',
    nothing: 'Пока ничего не записано',
    nothingHint: 'Запишите первое событие или загрузите файл.',
  },

  table: {
    title: 'Таблица событий',
    caption: 'Подходящие события, по одному в строке. Стрелки переходят по строкам, Enter открывает событие.',
    columns: 'Столбцы',
    resetColumns: 'Вернуть исходные столбцы',
    byRelevance: 'Сначала самые подходящие',
    visibleRows: (first, last, total) =>
      `Строки ${formatNumber(first)}–${formatNumber(last)} из ${formatNumber(total)}`,
    inForce: 'Действует',
    ended: 'Прекращено',
  },

  event: {
    panel: 'Событие',
    body: 'Сведения о событии',
    actions: 'Действия с событием',
    facts: 'Сведения',
    links: 'Связи с другими событиями',
    edtf: 'Дата в формате EDTF',
    otherLanguage: 'По-английски',
    otherCode: 'en',
    filterBy: (tag) => `Показать события с меткой «${tag}»`,
    fixTranslation: { missing_en: 'Добавить', missing_ru: 'Добавить', wrong_script: 'Исправить' },
    originHint: 'Закодировано автоматически по сообщению прессы, включая дату, стороны и место',
    reviewHint: {
      draft: 'Ещё не сверено с источниками',
      needs_source: 'Часть сведений пока без источника',
      sourced: 'Для каждого утверждения указан источник',
      reviewed: 'Сверено редактором с источниками',
      disputed: 'Источники противоречат друг другу',
    },
    inForce: 'Действует',
    inForceSince: (since) => `начало: ${since}`,
    inForceFromUntil: (since, until) => `Начало: ${since}; окончание: ${until}`,
    ended: (since) => `Начало: ${since}; больше не действует`,
    severity: (goldstein) => {
      if (goldstein === 0) return 'нейтрально';
      const size = Math.abs(goldstein);
      const strength = size >= 7 ? 'сильн' : size >= 4 ? 'умеренн' : 'слаб';
      return `${strength}${goldstein < 0 ? 'ый конфликт' : 'ое сотрудничество'} – по типу действия`;
    },
    pinned: 'Всегда подписывается на графике',
    noSources: 'Источников пока нет.',
    archived: 'Архивная копия',
    previous: (title) => `Предыдущее событие: ${title}`,
    noPrevious: 'Более ранних событий нет',
    next: (title) => `Следующее событие: ${title}`,
    noNext: 'Более поздних событий нет',
    edit: 'Редактировать',
    duplicate: 'Создать копию',
    respond: 'Записать ответ',
    delete: 'Удалить',
    copyLink: 'Скопировать ссылку',
    fullHeight: 'Во всю высоту',
    close: 'Закрыть событие',
    linkCopied: 'Ссылка скопирована',
    linkToCopy: (address) => `Скопируйте эту ссылку: ${address}`,
    deleted: (title) => `Удалено: ${title}`,
    restored: 'Событие восстановлено',
    versionRestored: (version) => `Версия ${version} восстановлена`,
    changedMeanwhile: 'Событие изменил кто-то другой. Проверьте новую версию и повторите действие.',
  },

  missing: {
    deleted: 'Это событие удалено',
    deletedWhen: (when, author) => `Удалено ${when}, автор: ${author}. Событие можно восстановить.`,
    unknown: 'Событие не найдено',
    unknownHint: 'Проверьте адрес. Возможно, событие из другого собрания.',
    restore: 'Восстановить',
  },

  history: {
    title: 'История',
    version: (version, when) => `версия ${version}, ${when}`,
    number: (version) => `версия ${version}`,
    action: { created: 'Создано', changed: 'Изменено', deleted: 'Удалено', restored: 'Восстановлено' },
    restore: (version) => `Восстановить версию ${version}`,
  },

  export: {
    open: 'Экспорт',
    hint: (isFiltered) => (isFiltered ? 'Все подходящие события.' : 'Все события собрания.'),
    format: {
      xlsx: 'Excel (XLSX)',
      csv: 'CSV полный',
      csv_flat: 'CSV плоский',
      csv_excel: 'CSV для русского Excel',
      parquet: 'Parquet',
      json: 'JSON',
      ndjson: 'NDJSON',
    },
    formatHint: {
      xlsx: 'настоящие даты, слова и ссылки',
      csv: 'загружается обратно без потерь',
      csv_flat: 'одно значение в ячейке',
      csv_excel: 'с точками с запятой',
      parquet: 'плоский, для DuckDB и pandas',
      json: 'один массив полных записей',
      ndjson: 'по записи в строке',
    },
  },

  import: {
    title: 'Загрузить события',
  },

  form: {
    title: {
      new: 'Новое событие',
      edit: 'Редактирование события',
      duplicate: 'Копия события',
      respond: 'Запись ответа',
    },
    saved: 'Сохранено',
  },

  address: {
    invalidParams: (count) => (count === 1 ? 'В адресе неверный параметр:' : 'В адресе неверные параметры:'),
    clear: 'Убрать неверные параметры',
  },

  problem: {
    unreachable: 'Сервер недоступен. Данные на странице могли устареть; ничего не потеряно.',
    invalidResponse: 'Сервер прислал неожиданный ответ. Обновите страницу: возможно, она старше сервера.',
    server: 'Ошибка на сервере. Ничего не потеряно; попробуйте ещё раз чуть позже.',
    rejected: (status) => `Сервер отклонил запрос (HTTP ${status}).`,
  },

  keys: {
    title: 'Клавиши и жесты',
  },
};
