import { counted, formatNumber } from '../../../domain/language/numbers-ru.ts';
import type { Messages } from '../en/all.ts';

const measures = (count: number) => counted(count, 'мера', 'меры', 'мер');
const ofChains = (count: number) => counted(count, 'цепочки', 'цепочек', 'цепочек');
const ofActions = (count: number) => counted(count, 'действия', 'действий', 'действий');

export const start: Messages['start'] = {
  lead: (events) =>
    `${counted(events, 'событие', 'события', 'событий')} с источниками и связями между действиями и ответами.`,
  questions: 'Вопросы',
  first: {
    title: 'Кто сделал первый шаг, а кто – последний?',
    opens: (name, opens, closes) =>
      `${name}: первый шаг – ${formatNumber(opens)}, последний – ${formatNumber(closes)}`,
    of: (chains) => `из ${ofChains(chains)} действий и ответов`,
  },
  lag: {
    title: 'Как скоро приходит ответ?',
    median: (name, lag) => `${name}: медиана ${lag}`,
    none: (name) => `${name}: ответов пока нет`,
  },
  unanswered: {
    title: 'Какие действия остались без ответа?',
    of: (name, unanswered, actions) => `${name}: ${formatNumber(unanswered)} из ${ofActions(actions)}`,
  },
  inForce: {
    title: 'Что действует сегодня?',
    of: (name, count) => `${name}: ${count}`,
    meaning: 'ограничительные меры',
  },
  tension: {
    title: 'Насколько напряжены отношения?',
    now: (level) => `индекс сейчас ${level}`,
    highest: (level, when) => `максимум ${level}, ${when}`,
  },
  timeline: { title: 'Что произошло?', meaning: 'Все события на одном графике.' },
  offers: 'Предложения и смягчение санкций',
  offered: (count) => `было бы снято: ${measures(count)}`,
  lifted: (count) => `снято: ${measures(count)}`,
  newerEdition: {
    title: 'Доступна новая редакция начального собрания',
    changes: (created, updated) =>
      `${counted(created, 'новое событие', 'новых события', 'новых событий')}, ${counted(updated, 'изменённое', 'изменённых', 'изменённых')}.`,
    kept: (count) =>
      `Изменённое и удалённое здесь останется как есть: ${counted(count, 'событие', 'события', 'событий')}`,
    reasons: {
      edited: 'изменено здесь',
      deleted: 'удалено здесь',
      other_event: 'другое событие с тем же id',
    },
    import: 'Импортировать',
    dismiss: 'Не показывать',
    imported: (created, updated) =>
      `Импортировано: новых – ${formatNumber(created)}, изменённых – ${formatNumber(updated)}.`,
  },
};
