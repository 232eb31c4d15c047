import { namesOf, russianGenitiveOf } from './party-forms.ts';

const TITLES = ['President', 'Prime Minister', 'Chancellor', 'Premier', 'King', 'Queen', 'Emperor', 'Emir'];
const RUSSIAN_TITLES = ['Президент', 'Премьер-министр', 'Канцлер', 'Король', 'Королева', 'Император', 'Эмир'];

/**
 * Whether an office is that of a head of state or government: “President”, “President of Russia”, «Президент России». The
 * president of something else, such as a bank, is not.
 */
export function isHead({
  office,
  party,
}: {
  readonly office?: string | undefined;
  readonly party?: string | undefined;
}): boolean {
  if (office === undefined || party === undefined) return false;
  const [title = '', of = ''] = office.split(/ of (?:the )?/);
  if (TITLES.includes(title)) return of === '' ? title === office : namesOf(party, 'en').includes(of);
  const russian = RUSSIAN_TITLES.find((each) => office === each || office.startsWith(`${each} `));
  if (russian === undefined) return false;
  return office === russian || office.slice(russian.length + 1) === russianGenitiveOf(party);
}
