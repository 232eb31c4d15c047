import type { Status } from '../../events/event-values.ts';
import { FAMILIES, type Family } from '../../events/kind.ts';

const PARTICIPLE = '(?:о|а|ы|ный|ная|ное|ные|ного|ной|ных|ным|ными|ному|ную|ном)?';

/** Words that name a status. Those that a text often uses for something else are only offered. */
const STATUS_FORMS: readonly (readonly [Status, RegExp, 'sure' | 'unsure'])[] = [
  ['threatened', /^threatened$/, 'sure'],
  ['threatened', /^(?:threat|threats|threatens?|угроз(?:а|ы|е|у|ой|ам|ами|ах)?|угрожа\S+)$/, 'unsure'],
  ['postponed', new RegExp(`^(?:postponed|отложен${PARTICIPLE}|перенесен${PARTICIPLE})$`), 'sure'],
  ['declined', new RegExp(`^(?:declined|отклонен${PARTICIPLE})$`), 'sure'],
  ['declined', /^(?:refused|refusals?|отказ(?:а|у|ом|е|ы|ов)?)$/, 'unsure'],
  ['carried_out', new RegExp(`^(?:carried out|осуществлен${PARTICIPLE})$`), 'sure'],
];

export function readStatus(text: string): { readonly status: Status; readonly isSure: boolean } | undefined {
  const words = text.toLowerCase().replaceAll('ё', 'е');
  const found = STATUS_FORMS.find(([, forms]) => forms.test(words));
  return found && { status: found[0], isSure: found[2] === 'sure' };
}

const FAMILY_FORMS: Readonly<Record<Family, RegExp>> = {
  presence: /^(?:presence|присутстви(?:е|я|ю|ем|и))$/,
  pressure: /^(?:pressure|давлени(?:е|я|ю|ем|и))$/,
  dialogue: /^(?:dialogue?|диалог(?:а|у|ом|е|и|ов)?)$/,
  shock: /^(?:incidents and force|инциденты и сила)$/,
};

/** The family of kinds that a text names. It holds too many events to be filtered without being asked. */
export function familyNamed(text: string): Family | undefined {
  return FAMILIES.find((family) => FAMILY_FORMS[family].test(text.toLowerCase()));
}

const IN_FORCE =
  /^(?:still |currently |все еще |сейчас )?(?:in (?:force|effect)|в силе|действу(?:ет|ют|ющ(?:ие|ий|ая|ее|их|его|ей|им|ими|ую|ем|ему))|действовал[аои]?)(?: (?:now|today|сейчас|сегодня))?(?: (?:on|in|as of|during|at|на|в|во) )?(.*)$/;

/** The rest of a text after words for “in force”, which may be a date; undefined if it has none. */
export function afterInForce(text: string): string | undefined {
  return IN_FORCE.exec(text.toLowerCase().replaceAll('ё', 'е'))?.[1]?.trim();
}
