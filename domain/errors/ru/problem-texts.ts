import { counted } from '../../language/numbers-ru.ts';
import type { ProblemParams } from '../codes/problem-errors.ts';
import type { TextsOf } from '../error-texts.ts';

export const problemTexts: TextsOf<ProblemParams> = {
  'address-not-found': 'По этому адресу ничего нет. Проверьте адрес.',
  'api-address-not-found': 'По этому адресу ничего нет. Сверьтесь с описанием API: /api/docs.',
  'body-encoding-unsupported': 'Сжатые запросы не поддерживаются. Отправьте данные без Content-Encoding.',
  'body-incomplete': 'Данные пришли не полностью. Отправьте их ещё раз.',
  'body-not-utf8': 'Данные не в кодировке UTF-8. Сохраните их в UTF-8.',
  'body-too-large': ({ maxMiB }) => `Запрос больше ${maxMiB} МиБ. Сократите его.`,
  'charset-unsupported': ({ charset }) =>
    `Указана кодировка ${charset}. Сохраните данные в UTF-8 и отправьте снова.`,
  'cross-origin-forbidden': ({ origin }) =>
    `Странице ${origin} запрещено вносить изменения на этом сервере. Откройте страницу самого сервера.`,
  'database-busy': 'База данных занята. Ничего не изменено. Повторите попытку чуть позже.',
  'database-full': 'На диске с базой данных не осталось места. Освободите место и повторите попытку.',
  'database-unavailable': 'База данных не отвечает. Ничего не изменено. Повторите попытку чуть позже.',
  'edition-not-found': ({ available }) =>
    `На сервере есть только ${available}-я редакция начального собрания. Укажите этот номер.`,
  'embedding-disabled': 'Встраивание отключено. Укажите в EMBED_ORIGINS сайты, которым оно разрешено.',
  'empty-body': 'Запрос пуст. Отправьте объект JSON или файл.',
  'event-deleted': ({ id }) => `Событие «${id}» удалено. Его можно восстановить.`,
  'event-exists': ({ id }) =>
    `Событие с идентификатором «${id}» уже есть. Выберите другой идентификатор или не указывайте его.`,
  'event-exists-deleted': ({ id }) =>
    `Идентификатор «${id}» принадлежит удалённому событию. Восстановите его или выберите другой идентификатор.`,
  'authority-not-found': ({ id }) => `Записи ${id} нет. Возможно, её удалили или объединили с другой.`,
  'authority-version-conflict': ({ id }) =>
    `Запись ${id} изменилась после загрузки. Загрузите список заново.`,
  'era-not-found': ({ id }) => `Периода ${id} нет. Возможно, его удалили.`,
  'era-version-conflict': ({ id }) => `Период ${id} изменился после загрузки. Загрузите список заново.`,
  'event-not-found': ({ id }) => `События с идентификатором «${id}» нет.`,
  'event-version-conflict': ({ id, version }) =>
    `Событие «${id}» изменилось после того, как вы его открыли. Сейчас это версия ${version}.`,
  'events-version-conflict': ({ count }) =>
    `${counted(count, 'событие изменилось', 'события изменились', 'событий изменились')} после того, как вы их открыли. Ничего не сохранено.`,
  'file-encoding-unsupported': ({ encoding }) => `Отправьте файл без сжатия (${encoding}).`,
  'file-precondition-failed': 'Файл изменился. Отправьте запрос без If-Match и If-Unmodified-Since.',
  'file-too-large': ({ maxGiB }) => `Файл больше ${maxGiB} ГиБ. Разделите его на несколько.`,
  'internal-error': ({ requestId }) =>
    `Произошла непредвиденная ошибка, ничего не сохранено. Подробности – в журнале сервера: ${requestId}.`,
  'invalid-if-match': 'Укажите в If-Match одну версию в двойных кавычках, например If-Match: "3".',
  'malformed-url':
    'В адресе ошибка: неверная последовательность после %. Используйте UTF-8, каждый байт как %XX.',
  'media-type-missing': ({ supported }) => `Не указан Content-Type. Допустимые типы: ${supported}.`,
  'media-type-unsupported': ({ given, supported }) =>
    `Тип содержимого «${given}» не поддерживается. Допустимые типы: ${supported}.`,
  'method-not-allowed': ({ method, allowed }) =>
    `Метод ${method} здесь не поддерживается. Допустимые: ${allowed}.`,
  'origin-not-found': ({ known }) =>
    `Неизвестный источник автоматически размеченных событий. Допустимые: ${known}.`,
  'page-not-built': 'Страница не собрана. Запустите npm start или npm run build.',
  'period-review-not-found': ({ id }) => `Проверки ${id} нет. Возможно, её удалили.`,
  'story-deleted': ({ id }) => `Сюжет ${id} удалён. Его можно восстановить.`,
  'story-not-found': ({ id }) => `Сюжета ${id} нет. Проверьте номер.`,
  'story-version-conflict': ({ id, version }) =>
    `Сюжет ${id} изменился после того, как вы его открыли. Сейчас это версия ${version}.`,
  'too-many-requests': ({ perMinute }) =>
    `Слишком много запросов: допустимо ${perMinute} в минуту. Повторите попытку чуть позже.`,
  'too-many-streams': 'К потоку изменений подключено слишком много клиентов. Повторите попытку позже.',
  'unknown-host': ({ host }) =>
    `Сервер не принимает запросы по адресу «${host}». Укажите его в PUBLIC_URL и перезапустите сервер.`,
  'version-required':
    'Укажите в If-Match значение ETag той версии, которую вы прочли, например If-Match: "3".',
  'view-exists': ({ name }) =>
    `Вид с названием «${name}» уже есть. Выберите другое название или измените тот вид.`,
  'view-not-found': ({ id }) => `Вида ${id} нет. Возможно, его удалили.`,
  'view-version-conflict': ({ id }) =>
    `Вид ${id} изменился после того, как вы его открыли. Загрузите список заново.`,
  'write-unconfirmed':
    'Связь с базой данных прервалась во время сохранения. Изменение могло сохраниться: проверьте, прежде чем отправлять снова.',
};
