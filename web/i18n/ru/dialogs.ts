import { counted, formatNumber } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const events = (count: number) => counted(count, 'событие', 'события', 'событий');
const rows = (count: number) => counted(count, 'строка', 'строки', 'строк');

function secondsLeft(seconds: number): string {
  if (seconds < 100) return `осталось ${formatNumber(Math.ceil(seconds))} с`;
  return `осталось ${formatNumber(Math.ceil(seconds / 60))} мин`;
}

/** Texts of the dialogs for imports and shortcuts. */
export const dialogs: Messages['dialogs'] = {
  import: {
    hint: 'Выберите файл Excel (XLSX), CSV, Parquet, JSON или NDJSON со столбцами или полями экспорта либо файл GDELT или ICEWS. Перед сохранением вы увидите, что изменится.',
    choose: 'Выбрать файл',
    drop: 'или перетащите его сюда',
    chooseAnother: 'Выбрать другой файл',
    size: (bytes) =>
      bytes < 1_000_000
        ? `${formatNumber(Math.ceil(bytes / 1_000))} кБ`
        : `${formatNumber(Math.round(bytes / 100_000) / 10)} МБ`,
    unknownFormat: (name) =>
      `«${name}» – не файл Excel (XLSX), CSV, Parquet, JSON, NDJSON, GDELT или ICEWS. Выберите файл, выгруженный отсюда, или файл с такими же столбцами.`,
    tooLarge: 'Файл больше 2 ГиБ. Разделите его и загрузите части одну за другой.',
    emptyFile: 'Файл пуст.',
    sending: (percent) => `Отправка: ${percent} %`,
    checking: 'Проверяется каждая строка…',
    storing: 'Сохраняется…',
    step: {
      reading: 'Чтение и проверка каждой строки…',
      duplicates: 'Поиск дубликатов…',
      comparing: 'Сравнение с записанными событиями…',
      storing: 'Сохраняется…',
      linking: 'Действия связываются с ответами…',
      finishing: 'Завершается…',
    },
    rows: (done, total, passedMs) => {
      const progress =
        total === undefined ? rows(done) : `${formatNumber(done)} из ${formatNumber(total)} строк`;
      if (passedMs < 1_000 || done === 0) return progress;
      const rate = (done * 1_000) / passedMs;
      const left = total === undefined ? '' : `, ${secondsLeft((total - done) / rate)}`;
      return `${progress}, ${formatNumber(Math.round(rate))} в секунду${left}`;
    },
    cancel: 'Отмена',
    report: 'Что сделает импорт',
    created: 'новых',
    updated: 'изменённых',
    unchanged: 'без изменений',
    rejected: 'отклонено',
    rejectedRows: 'Отклонённые строки',
    skipped: 'пропущено',
    skippedRows: 'Пропущенные строки',
    skippedHint: (count) => `${rows(count)} этого файла не могут быть событиями. Остальные загружаются.`,
    rowsAtLines: (count, lines, more) =>
      `${rows(count)}: ${count === 1 ? 'номер' : 'номера'} ${lines}${more ? ', …' : ''}`,
    duplicates: 'Строки, которые, возможно, уже записаны',
    mayExist: (count) => `Возможно, уже записаны: ${rows(count)}.`,
    mayExistHint:
      'Они всё равно загрузятся. Чтобы событие не повторилось, удалите строку из файла или укажите в ней идентификатор события.',
    sameAsEvent: (line) => `Строка ${line}, возможно, это событие:`,
    sameAsLine: (line, other) => `Строка ${line}, возможно, то же, что строка ${other}:`,
    notCompared: (count) =>
      `Не сравнивались с записанными событиями: ${rows(count)}. Файл слишком велик; после загрузки откройте «Возможные дубликаты».`,
    warnings: 'Предупреждения',
    warningsHint: (count) =>
      `Возможно, не на том языке: ${formatNumber(count)}. Тексты загружаются как есть; исправить их позже поможет фильтр «Текст не на том языке».`,
    warningAt: (line, column) => `Строка ${line}, ${column}`,
    moreWarnings: (count) => `… и ещё ${formatNumber(count)}.`,
    ready: (count) => `Загрузить ${events(count)}`,
    nothingToDo: 'Все события этого файла уже записаны. Загружать нечего.',
    allOrNothing:
      'Пока в строках есть ошибки, ничего не загружается. Исправьте эти строки и выберите файл снова.',
    row: 'Строка',
    line: 'Номер',
    column: 'Столбец',
    reason: 'Что исправить',
    whole: 'вся строка',
    moreErrors: (count) => `… и ещё ${counted(count, 'ошибка', 'ошибки', 'ошибок')}.`,
    done: (created, updated) =>
      `Загружено: новых ${formatNumber(created)}, изменённых ${formatNumber(updated)}.`,
    failed: 'Ничего не сохранено.',
    coded: 'События, закодированные программами',
    remove: (machine) => `Удалить события ${machine}…`,
    removeHint:
      'Проверенные останутся. У каждого удалённого сохранится история; повторная загрузка файла вернёт его.',
    removeNow: (machine) => `Удалить события ${machine}`,
    removing: 'Удаляется…',
    removed: (machine, removed, kept) =>
      `${machine}: удалено: ${events(removed)}${kept > 0 ? `, проверенных осталось ${formatNumber(kept)}` : ''}.`,
  },

  keys: {
    singleKeys: 'Команды из одной клавиши',
    groups: [
      {
        title: 'Везде',
        list: [
          [['/'], 'Поиск'],
          [['n'], 'Новое событие'],
          [['e'], 'Изменить открытое событие'],
          [['r'], 'Записать ответ на открытое событие'],
          [['v'], 'Переключить хронологию и таблицу'],
          [['1', '2', '…'], 'Открыть вид'],
          [['Ctrl', 'Z'], 'Отменить своё последнее изменение'],
          [['Ctrl', 'Shift', 'Z'], 'Повторить его'],
          [['Esc'], 'Закрыть'],
          [['h'], 'Обзор'],
          [['?'], 'Сочетания клавиш'],
        ],
      },
      {
        title: 'На хронологии',
        list: [
          [['←', '→'], 'Предыдущее, следующее событие'],
          [['↑', '↓'], 'Другая сторона'],
          [['+', '−'], 'Приблизить, отдалить'],
          [['0'], 'Показать всё'],
          [['Page Up', 'Page Down'], 'Раньше, позже'],
          [['Home', 'End'], 'Первое, последнее событие'],
          [['Enter'], 'Открыть событие'],
        ],
      },
      {
        title: 'На хронологии, мышью или пальцами',
        list: [
          [['Колесо', 'Щипок'], 'Масштаб у указателя'],
          [['Перетащить'], 'Раньше, позже'],
          [['Shift', 'Колесо'], 'Раньше, позже'],
          [['Shift', 'Перетащить'], 'Показать выделенный период'],
          [['Двойной щелчок'], 'Приблизить'],
          [['Alt', 'Двойной щелчок'], 'Отдалить'],
        ],
      },
      {
        title: 'В таблице',
        list: [
          [['↑', '↓'], 'Предыдущая, следующая строка'],
          [['Page Up', 'Page Down'], 'На экран вверх, вниз'],
          [['Home', 'End'], 'Первая, последняя загруженная строка'],
          [['←', '→'], 'Предыдущая, следующая ячейка'],
          [['Пробел'], 'Выбрать строку'],
          [['Ctrl', 'A'], 'Выбрать все подходящие события'],
          [['Enter'], 'Открыть событие, изменить ячейку'],
          [['F2'], 'Изменить ячейку'],
        ],
      },
      {
        title: 'В форме',
        list: [
          [['Ctrl', 'Enter'], 'Сохранить'],
          [['Ctrl', 'Shift', 'Enter'], 'Сохранить и добавить ещё'],
        ],
      },
    ],
  },
};
