import { PARTIES } from '../../parties/party.ts';
import { adjectivesOf, namesOf } from '../../parties/party-forms.ts';
import { russianForms } from './russian-forms.ts';

/** More names of parties than titles use. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  BY: ['Белоруссия', 'Belorussia'],
  CN: ['КНР', 'PRC'],
  CZ: ['Чешская Республика'],
  EU: ['Евросоюз', 'ЕС'],
  GB: ['Англия', 'England'],
  KG: ['Кыргызстан'],
  KP: ['Северная Корея', 'DPRK'],
  KR: ['Южная Корея'],
  MD: ['Молдавия'],
  MM: ['Burma'],
  NL: ['Голландия', 'Holland'],
  UNSC: ['Security Council', 'Совет Безопасности', 'Совбез', 'СБ ООН'],
  US: ['Америка', 'Штаты', 'America'],
  VA: ['Vatican', 'Ватикан'],
};

const ENGLISH_ADJECTIVES =
  'AF Afghan|AT Austrian|BE Belgian|BR Brazilian|CA Canadian|CH Swiss|HU Hungarian|IE Irish|IS Icelandic|IT Italian|KZ Kazakh|KZ Kazakhstani|PT Portuguese|SK Slovak|TJ Tajik|UZ Uzbek|VN Vietnamese|XK Kosovar|PH Philippine|NZ New Zealand';

const RUSSIAN_ADJECTIVES =
  'AF афганск|AL албанск|AM армянск|AR аргентинск|AT австрийск|AU австралийск|AZ азербайджанск|BE бельгийск|BG болгарск|BR бразильск|BY белорусск|CA канадск|CH швейцарск|CU кубинск|CY кипрск|CZ чешск|DK датск|EE эстонск|EG египетск|ES испанск|FI финск|FI финляндск|GR греческ|HR хорватск|HU венгерск|IE ирландск|IN индийск|IQ иракск|IS исландск|IT итальянск|JO иорданск|KG киргизск|KP северокорейск|KR южнокорейск|KZ казахстанск|LT литовск|LV латвийск|LY ливийск|MD молдавск|ME черногорск|MK македонск|MN монгольск|MX мексиканск|NL голландск|NL нидерландск|NO норвежск|PK пакистанск|PT португальск|RO румынск|RS сербск|SA саудовск|SE шведск|SI словенск|SK словацк|SY сирийск|TJ таджикск|TM туркменск|UZ узбекск|VE венесуэльск|VN вьетнамск|XK косовск|NATO натовск';

const ADJECTIVE_ENDINGS = 'ий ая ое ие ого ой ому ую им ими их ом ою'.split(' ');

/** Names and words that mean something else as often: a month, a bird, a pronoun, a US state. They are only offered. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  'georgia turkey jordan chad guinea jersey mali niger togo polish us who las coe esa cis sco america man cuban того мали перу чад чада чаде гана конго оман кубе куб кубы кубу куба штаты штатов иран а'.split(
    ' ',
  ),
);

/** Country codes that are abbreviations or words in capitals as well. */
const AMBIGUOUS_CODES: ReadonlySet<string> = new Set(
  'AD AI AL AM AS AT BE BY CD CO CV DO GA GB GM GP HR ID IN IO IS IT LA MA MD ME MP MS MY NO PA PC PM PR SC SO ST TM TO TV VA VC'.split(
    ' ',
  ),
);

let forms: ReadonlyMap<string, string> | undefined;

/** The code of each name and adjective, in lower case with е for ё. Built when first needed. */
function partyForms(): ReadonlyMap<string, string> {
  if (forms !== undefined) return forms;
  const built = new Map<string, string>();
  const add = (form: string, code: string) => {
    const key = form.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
    if (!built.has(key)) built.set(key, code);
  };
  const addName = (name: string, code: string) => {
    if (/[а-яё]/i.test(name)) for (const form of russianForms(name)) add(form, code);
    else add(name, code);
  };
  const addRussianAdjective = (stem: string, code: string) => {
    for (const ending of ADJECTIVE_ENDINGS) add(stem + ending, code);
  };
  for (const code of PARTIES.keys()) {
    for (const name of [...namesOf(code, 'en'), ...namesOf(code, 'ru')]) addName(name, code);
  }
  for (const [code, names] of Object.entries(OTHER_NAMES)) for (const name of names) addName(name, code);
  for (const code of PARTIES.keys()) {
    for (const adjective of adjectivesOf(code, 'en')) add(adjective, code);
    for (const stem of adjectivesOf(code, 'ru')) addRussianAdjective(stem, code);
  }
  for (const pair of ENGLISH_ADJECTIVES.split('|'))
    add(pair.slice(pair.indexOf(' ') + 1), pair.split(' ')[0] ?? '');
  for (const pair of RUSSIAN_ADJECTIVES.split('|')) {
    const [code = '', stem = ''] = pair.split(' ');
    addRussianAdjective(stem, code);
  }
  forms = built;
  return built;
}

export interface PartyReading {
  readonly code: string;
  readonly role: 'party' | 'initiator' | 'target';
  /** False if the word means something else as often. */
  readonly isSure: boolean;
}

const ROLES: readonly (readonly [RegExp, PartyReading['role']])[] = [
  [/^(?:by|со стороны)(?: the)? (?=\S)/i, 'initiator'],
  [/^(?:against|targeting|против)(?: the)? (?=\S)/i, 'target'],
];

/** The party that a text names: `Russia`, `the United States`, `RU`, `German`, «российского», `against Iran`. */
export function readParty(text: string): PartyReading | undefined {
  for (const [pattern, role] of ROLES) {
    if (!pattern.test(text)) continue;
    const named = readName(text.replace(pattern, ''));
    return named && { ...named, role };
  }
  const named = readName(text);
  return named && { ...named, role: 'party' };
}

function readName(text: string): Pick<PartyReading, 'code' | 'isSure'> | undefined {
  const name = text.replace(/^the (?=\S)/i, '').replace(/[’']s$/, '');
  if (/^[A-Z][A-Z0-9]+$/.test(name) && PARTIES.has(name))
    return { code: name, isSure: !AMBIGUOUS_CODES.has(name) };
  const key = name.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
  const code = partyForms().get(key);
  return code === undefined ? undefined : { code, isSure: !AMBIGUOUS.has(key) };
}
