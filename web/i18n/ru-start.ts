import type { Messages } from './en.ts';
import { counted, numbers } from './ru-numbers.ts';

export const savedViews: Messages['savedViews'] = {
  open: 'Виды',
  title: 'Сохранённые виды',
  save: 'Сохранить этот вид',
  name: 'Название вида',
  meaning: 'Сохраняет показанное сейчас вместе с фильтром для всех, кто пользуется этим собранием.',
  none: 'Сохранённых видов пока нет. Назовите вид кнопкой «Виды» наверху.',
  rename: (name) => `Переименовать «${name}»`,
  newName: (name) => `Новое название: «${name}»`,
  keepName: 'Сохранить название',
  remove: (name) => `Удалить «${name}»`,
  saved: (name) => `Сохранено: ${name}`,
  removed: (name) => `Удалено: ${name}`,
  suggestion: (view, filter) => (filter === '' ? view : `${view}: ${filter}`),
};

const measures = (count: number) => counted(count, 'мера', 'меры', 'мер');

export const start: Messages['start'] = {
  lead: (events) =>
    `${counted(events, 'событие', 'события', 'событий')}, каждое с источниками и с тем, на что оно было ответом.`,
  questions: 'Вопросы',
  first: {
    title: 'Кто сделал первый шаг и за кем последнее слово?',
    opens: (name, opens, closes) =>
      `${name}: первый шаг – ${numbers.format(opens)}, последнее слово – ${numbers.format(closes)}`,
    of: (chains) => `из ${numbers.format(chains)} цепочек действий и ответов`,
  },
  lag: {
    title: 'Как скоро приходил ответ?',
    median: (name, lag) => `${name}: медиана ${lag}`,
    none: (name) => `${name}: ответов пока нет`,
  },
  unanswered: {
    title: 'Что осталось без ответа?',
    of: (name, unanswered, acts) =>
      `${name}: ${numbers.format(unanswered)} из ${numbers.format(acts)} действий`,
  },
  inForce: {
    title: 'Что действует сегодня?',
    of: (name, count) => `${name}: ${count}`,
    meaning: 'ограничительные меры',
  },
  tension: {
    title: 'Насколько всё плохо в сравнении с прошлым?',
    now: (level) => `показатель сейчас ${level}`,
    highest: (level, when) => `наибольший ${level}, ${when}`,
  },
  timeline: { title: 'Что произошло?', meaning: 'Все отношения на одном графике.' },
  offers: 'Предложения и смягчения: что они бы сняли',
  offered: (count) => `было бы снято: ${measures(count)}`,
  lifted: (count) => `снято: ${measures(count)}`,
  views: 'Сохранённые виды',
};
