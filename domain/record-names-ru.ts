import type { RecordNames } from './record-names-en.ts';

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
  family: { presence: 'Присутствие', pressure: 'Давление', dialogue: 'Диалог', shock: 'Потрясение' },
  status: {
    carried_out: 'Осуществлено',
    threatened: 'Угроза',
    declined: 'Отказ',
    postponed: 'Отложено',
  },
};
