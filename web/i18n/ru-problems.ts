import { problemTextsRu } from '../../domain/errors/problem-texts-ru.ts';
import type { Messages } from './en.ts';

/** What is wrong and what would mend it, as the domain says it in English, in Russian. */
const SENTENCES: Readonly<Record<string, string>> = {
  'An event cannot link to itself. Choose another event.':
    'Событие не может ссылаться на себя. Выберите другое.',
  'An id is lower-case letters, digits and single hyphens, such as 2018-03-26-us-expels-60.':
    'Идентификатор – это строчные латинские буквы, цифры и одиночные дефисы, например 2018-03-26-us-expels-60.',
  'Dates are whole days. Leave the time of day out, as in 2018-03-26.':
    'Даты – это целые дни. Уберите время суток, как в 2018-03-26.',
  'Give a date, such as 2018-03-26, 2018-03 or 2018.': 'Укажите дату, например 2018-03-26, 2018-03 или 2018.',
  'Give a place or a country, or leave the location out.':
    'Укажите место или страну либо не указывайте ничего.',
  'Give one decimal at most.': 'Не более одного знака после запятой.',
  'Give the event a title.': 'Дайте событию заголовок.',
  'Give the person’s name.': 'Укажите имя человека.',
  'Give the view a name.': 'Дайте виду название.',
  'Name at least one party that acted.': 'Назовите хотя бы одну действовавшую сторону.',
  'Name the mission.': 'Назовите представительство.',
  'Name two different parties, such as US,RU.': 'Назовите две разные стороны, например US,RU.',
  'Put ~, ? or % once, at the very end: it then holds for the whole date.':
    'Поставьте ~, ? или % один раз, в самом конце: знак относится ко всей дате.',
  'Quarters, halves and southern seasons are not kept. Write the months, as in 2022-01/2022-03.':
    'Кварталы, полугодия и южные времена года не хранятся. Напишите месяцы, как в 2022-01/2022-03.',
  'Remove the NUL character.': 'Уберите символ NUL.',
  'Remove the broken character (a lone surrogate) from this text.':
    'Уберите из текста повреждённый символ (одиночный суррогат).',
  'Remove the control characters (such as NUL) from this text.':
    'Уберите из текста управляющие символы (такие как NUL).',
  'Remove the spaces around the date.': 'Уберите пробелы вокруг даты.',
  'Say true or false.': 'Укажите true или false.',
  'Say who looked through it.': 'Укажите, кто просмотрел.',
  'Say who published it.': 'Укажите, кто это опубликовал.',
  'Sets and lists of dates are not kept. Write one date, or a span such as 2018-03-26/2018-03-29.':
    'Множества и списки дат не хранятся. Напишите одну дату или промежуток, например 2018-03-26/2018-03-29.',
  'Take the name and the password out of this address.': 'Уберите из адреса имя и пароль.',
  'The connection to the database was lost at the last moment: the change may have been stored. Look before you send it again.':
    'Связь с базой данных прервалась в последний момент: изменение могло сохраниться. Посмотрите, прежде чем отправлять снова.',
  'The database does not answer. Nothing was changed. Try again in a moment.':
    'База данных не отвечает. Ничего не изменено. Попробуйте чуть позже.',
  'The database is busy with other work. Try again in a moment.':
    'База данных занята. Попробуйте чуть позже.',
  'The end begins before the start does. Give the end as exactly as the start.':
    'Конец начинается раньше начала. Укажите конец так же точно, как начало.',
  'The end lies before the event itself. Correct one of the two dates.':
    'Конец раньше самого события. Исправьте одну из двух дат.',
  'The end lies before the start. Swap the two dates, or correct one of them.':
    'Конец раньше начала. Поменяйте даты местами или исправьте одну из них.',
  'The end lies before the start. Swap the two dates.': 'Конец раньше начала. Поменяйте даты местами.',
  'The period begins after it was reviewed. Correct one of the two dates.':
    'Период начинается позже, чем его просмотрели. Исправьте одну из двух дат.',
  'Give one day, such as 2026-01-31.': 'Укажите один день, например 2026-01-31.',
  'Give the period a start and an end.': 'Укажите начало и конец периода.',
  'The year before 0001 is 0000, without a minus.': 'Год перед 0001 – это 0000, без минуса.',
  'There is no room left where the database is kept. Free some space and try again.':
    'Там, где хранится база данных, не осталось места. Освободите его и попробуйте снова.',
  'This is too long for a date. Write one such as 2018-03-26.':
    'Для даты это слишком длинно. Напишите, например, 2018-03-26.',
  'This link is given twice.': 'Эта связь указана дважды.',
  'This mission is named twice.': 'Это представительство названо дважды.',
  'This names no day at all. Give at least one end, such as 2022-03-24/.. or ../2022-03-24.':
    'Здесь нет ни одного дня. Укажите хотя бы один конец, например 2022-03-24/.. или ../2022-03-24.',
  'This names no year. Give at least a decade (202X) or a century (20XX).':
    'Здесь нет года. Укажите хотя бы десятилетие (202X) или столетие (20XX).',
  'This party is named twice.': 'Эта сторона названа дважды.',
  'This tag is given twice.': 'Эта метка указана дважды.',
  'Unknown CAMEO code. Codes are text such as 161 or 0841.':
    'Неизвестный код CAMEO. Коды – это текст, например 161 или 0841.',
  'Unknown party. Use an ISO 3166-1 alpha-2 code such as US, or an organisation such as EU, NATO, UN, OSCE.':
    'Неизвестная сторона. Используйте код ISO 3166-1 alpha-2, например US, или организацию: EU, NATO, UN, OSCE.',
  'Use a full web address that begins with https:// or http://.':
    'Укажите полный адрес, который начинается с https:// или http://.',
  'Use one slash: it stands between start and end.':
    'Поставьте одну косую черту: она стоит между началом и концом.',
  'What still stands has no end. Clear the end, or say that it no longer stands.':
    'У того, что действует, нет конца. Уберите конец или укажите, что мера больше не действует.',
  'Write .. for an end that has not come: 2022-03-24/..':
    'Вместо конца, который ещё не наступил, пишите ..: 2022-03-24/..',
  'Write a number between −10 and 10.': 'Напишите число от −10 до 10.',
  'Write a number of at least 1, or leave this empty.': 'Напишите число не меньше 1 или оставьте пустым.',
  'Write a party code here, such as US.': 'Напишите здесь код стороны, например US.',
  'Write a web address here.': 'Напишите здесь адрес в сети.',
  'Write a whole number here.': 'Напишите здесь целое число.',
  'Write an id here.': 'Напишите здесь идентификатор.',
  'Write both ends in full, as in 2018-03-26/2018-03-29.':
    'Напишите оба конца полностью, как в 2018-03-26/2018-03-29.',
  'Write text here.': 'Напишите здесь текст.',
  'Write the CAMEO code as text: 010 is not 10.': 'Напишите код CAMEO текстом: 010 – не то же, что 10.',
  'Write the date in figures, the year first: 2018-03-26, 2018-03 or 2018.':
    'Напишите дату цифрами, сначала год: 2018-03-26, 2018-03 или 2018.',
  'Write the tag.': 'Напишите метку.',
  'Write the year out, without exponent and significant digits.':
    'Напишите год полностью, без степени и значащих цифр.',
  'Write the year with four digits, such as 2018; a century is 19XX.':
    'Напишите год четырьмя цифрами, например 2018; столетие – 19XX.',
  'Write this on one line: put spaces in place of the line breaks.':
    'Напишите это в одну строку: замените переносы пробелами.',
  'Write year, month and day with hyphens, in this order: 2018-03-26.':
    'Напишите год, месяц и день через дефис в таком порядке: 2018-03-26.',
  'X stands for a whole day or month, or for the last digits of a year: 2022-03-XX, 2022-XX, 202X, 20XX.':
    'X стоит вместо целого дня или месяца либо последних цифр года: 2022-03-XX, 2022-XX, 202X, 20XX.',
  'Y is for years of more than four digits, alone: Y12022. Others are written 2022.':
    'Y – для лет длиннее четырёх цифр и без месяца: Y12022. Остальные пишут так: 2022.',
  'Check the address.': 'Проверьте адрес.',
};

/** The same where the sentence holds a value. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^A season has no days\. Write (.+)\.$/, 'У времени года нет дней. Напишите $1.'],
  [/^Choose one of (.+)\.$/, 'Выберите одно из: $1.'],
  [/^Choose from (.+)\.$/, 'Выберите из: $1.'],
  [/^Give (\w+) once\.$/, 'Укажите $1 один раз.'],
  [/^Give at most (\d+) values\.$/, 'Не более $1 значений.'],
  [/^Give at most (\d+) characters\.$/, 'Не более $1 знаков.'],
  [/^Give a whole number (?:of days )?from (\d+) to (\d+)\.$/, 'Укажите целое число от $1 до $2.'],
  [/^Join two dates with a slash: (.+)\.$/, 'Соедините две даты косой чертой: $1.'],
  [/^Keep at most (\d+) entries here\.$/, 'Здесь не более $1 записей.'],
  [/^Shorten the address to at most (\d+) characters\.$/, 'Сократите адрес до $1 знаков.'],
  [/^Shorten the id to at most (\d+) characters\.$/, 'Сократите идентификатор до $1 знаков.'],
  [/^Shorten this to at most (\d+) characters\.$/, 'Сократите до $1 знаков.'],
  [
    /^The event “(.+)” has been changed meanwhile: it is at version (\d+)\.$/,
    'Событие «$1» тем временем изменили: сейчас у него версия $2.',
  ],
  [
    /^The event “(.+)” is deleted\. Restore it first, or choose another\.$/,
    'Событие «$1» удалено. Сначала верните его или выберите другое.',
  ],
  [/^The event “(.+)” is deleted\.$/, 'Событие «$1» удалено.'],
  [
    /^The id “(.+)” belongs to a deleted event\. .*$/,
    'Идентификатор «$1» принадлежит удалённому событию. Верните его или выберите другой.',
  ],
  [/^The id “(.+)” is taken\. .*$/, 'Идентификатор «$1» занят. Выберите другой или не указывайте его.'],
  [
    /^The score follows from the code: (.+) is (.+)\. Leave it out, or choose another code\.$/,
    'Оценка следует из кода: у $1 она $2. Не указывайте её или выберите другой код.',
  ],
  [
    /^There is a view named “(.+)” already\. .*$/,
    'Вид с названием «$1» уже есть. Выберите другое название или измените тот.',
  ],
  [
    /^There is no day 00\. Write (.+) for the month, or give the day\.$/,
    'Дня 00 нет. Напишите $1, если это месяц, или укажите день.',
  ],
  [/^There is no event “(.+)”\. Choose one that is there\.$/, 'События «$1» нет. Выберите существующее.'],
  [/^There is no event “(.+)”\.$/, 'События «$1» нет.'],
  [
    /^There is no month (.+)\. Months run from 01 to 12; 21 to 24 are spring to winter\.$/,
    'Месяца $1 нет. Месяцы – от 01 до 12; 21–24 – от весны до зимы.',
  ],
  [
    /^There is no month (.+)\. Write the month before the day: (.+)\.$/,
    'Месяца $1 нет. Напишите месяц перед днём: $2.',
  ],
  [/^There is no view “?(.+?)”?\. Choose from (.+)\.$/, 'Вида «$1» нет. Выберите из: $2.'],
  [/^There is no view (.+)\. Somebody may have deleted it\.$/, 'Вида $1 нет. Возможно, его удалили.'],
  [/^There is no “(.+)”\. Choose from (.+)\.$/, '«$1» нет. Выберите из: $2.'],
  [/^There is no (language|order|form) “(.+)”\. Choose from (.+)\.$/, '«$2» нет. Выберите из: $3.'],
  [
    /^“(.+)” is not a date\. Write 2018-03-26, 2018-03 or 2018, or join two dates with a slash\.$/,
    '«$1» – не дата. Напишите 2018-03-26, 2018-03 или 2018 либо соедините две даты косой чертой.',
  ],
  [/^.+ has no day (\d+)\. Its last is (.+)\.$/, 'Дня $1 в этом месяце нет. Последний его день – $2.'],
  [/^Unknown (\w+) “(.+)”\. Choose from (.+)\.$/, 'Неизвестно: «$2» ($1). Выберите из: $3.'],
  [
    /^Unknown party “(.+)”\. Use a code such as US, RU or NATO\.$/,
    'Неизвестная сторона «$1». Используйте код, например US, RU или NATO.',
  ],
  [
    /^Unknown field “(.+)”\. Remove it or correct its name\.$/,
    'Неизвестное поле «$1». Уберите его или исправьте название.',
  ],
  [/^Unknown word “(.+)”\. .* knows (.+)\.$/, 'Неизвестное слово «$1». Известны: $2.'],
  [/^Use plain hyphens: (.+)\.$/, 'Используйте простые дефисы: $1.'],
  [
    /^View (\d+) was changed since you read it\. Read the list again\.$/,
    'Вид $1 с тех пор изменили. Прочтите список снова.',
  ],
  [
    /^Write a month with a hyphen, (.+), and both ends of a span in full\.$/,
    'Напишите месяц через дефис, $1, а оба конца промежутка – полностью.',
  ],
  [/^Write a number of at most (\d+)\.$/, 'Напишите число не больше $1.'],
  [/^Write a year of more than four digits with a Y: (.+)\.$/, 'Год длиннее четырёх цифр пишут с Y: $1.'],
  [/^Write month and day with two digits: (.+)\.$/, 'Напишите месяц и день двумя цифрами: $1.'],
  [/^Write the date with hyphens: (.+)\.$/, 'Напишите дату через дефис: $1.'],
  [/^Write the year first, then month and day: (.+)\.$/, 'Сначала год, затем месяц и день: $1.'],
  [/^Write the year first: (.+)\.$/, 'Сначала год: $1.'],
  [
    /^Write the year with four digits, or the decade as (.+)\.$/,
    'Напишите год четырьмя цифрами или десятилетие как $1.',
  ],
  [/^Write unknown digits as capital X: (.+)\.$/, 'Неизвестные цифры пишите заглавной X: $1.'],
  [/^Years run from (.+) to (.+)\.$/, 'Годы – от $1 до $2.'],
  [
    /^The weight of (\w+) is not a number from −10 to 10\. .*$/,
    'Вес «$1» – не число от −10 до 10. Напишите, например, $1:4.5.',
  ],
  [/^Give the weight of (\w+) once\.$/, 'Укажите вес «$1» один раз.'],
  [/^Name the event to (\w+)\.$/, 'Назовите событие ($1).'],
  [
    /^“(.+)” is no span of days\. Write two days, such as (.+)\.$/,
    '«$1» – не промежуток дней. Напишите два дня, например $2.',
  ],
];

export const problems: Messages['problems'] = {
  texts: problemTextsRu,
  say(message) {
    const whole = SENTENCES[message];
    if (whole !== undefined) return whole;
    for (const [pattern, russian] of PATTERNS)
      if (pattern.test(message)) return message.replace(pattern, russian);
    return message;
  },
};
