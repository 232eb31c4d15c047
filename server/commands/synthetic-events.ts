import { dayOf, isoDay } from '../../domain/dates/day-span.ts';
import type { EventInput } from '../../domain/events/event.ts';
import { KIND, KINDS, type Kind } from '../../domain/events/kind.ts';

/**
 * Plausible events between invented countries in random order. The same seed gives the same events. They cluster around
 * crises, some are responses to others, and some dates are imprecise.
 */
export function* syntheticEvents(count: number, seed = 1): Generator<EventInput> {
  const random = randomNumbers(seed);
  const crises = Array.from({ length: 40 }, () => ({
    day: FIRST_DAY + Math.floor(random() * DAYS),
    spread: 3 + Math.floor(random() ** 2 * 90),
  }));
  const recent: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const event = syntheticEvent(number, random, crises);
    const act = recent[Math.floor(random() * recent.length)];
    if (act !== undefined && random() < 0.15) event.links = [{ to: act, relation: 'responds_to' }];
    yield event;
    if (event.id !== undefined) recent[number % 64] = event.id;
  }
}

const FIRST_DAY = dayOf(1991);
const DAYS = dayOf(2026) - FIRST_DAY;

interface Crisis {
  readonly day: number;
  readonly spread: number;
}

function syntheticEvent(number: number, random: () => number, crises: readonly Crisis[]): EventInput {
  const pick = <T>(choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(random() * choices.length)] ?? choices[0];
  // Squaring makes the first choices far more frequent than the last, as in real data.
  const pickSkewed = <T>(choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(random() ** 2 * choices.length)] ?? choices[0];

  const crisis = random() < 0.6 ? pick(crises as [Crisis, ...Crisis[]]) : undefined;
  const day = crisis === undefined ? FIRST_DAY + Math.floor(random() * DAYS) : dayNear(crisis, random);
  const [initiator, target] = random() < 0.5 ? (['XR', 'XF'] as const) : (['XF', 'XR'] as const);
  const kind = pickSkewed(USUAL_KINDS);
  const topic = pickSkewed(TOPICS);
  const title = `${NAMES[initiator]} ${pick(VERBS)} ${NAMES[target]} over ${topic} (${number})`;
  const withAllies = random() < 0.08 ? [pick(['XA', 'XB', 'XC', 'XD'] as const)] : [];
  const person = pickSkewed(PEOPLE);
  return {
    id: `${isoDay(day)}-${initiator.toLowerCase()}-${kind}-${number}`,
    date: dateAround(day, random),
    title,
    summary: `The ${pick(OFFICES)} of ${NAMES[initiator]} spoke of ${topic} and ${pickSkewed(TOPICS)}. ${pick(SENTENCES)}`,
    ...(random() < 0.5 && { title_ru: `Руритания и Фридония: ${pickSkewed(TOPICS_RU)}` }),
    kind,
    status: random() < 0.93 ? 'carried_out' : 'threatened',
    initiators: random() < 0.1 ? [initiator, target] : [initiator, ...withAllies],
    targets: random() < 0.9 ? [target] : ['XE'],
    ...(random() < 0.3 && { participants: [{ name: person, office: pick(OFFICES), party: initiator }] }),
    ...(random() < 0.6 && { location: { place: pickSkewed(PLACES), country: initiator } }),
    ...(kind === 'expulsion' && { people_expelled: 1 + Math.floor(random() ** 4 * 60) }),
    ...(KIND[kind].fields.includes('in_force') && random() < 0.3 && { in_force: true }),
    sources: [
      {
        publisher: pickSkewed(PUBLISHERS),
        title,
        published: isoDay(day),
        url: `https://news.example/${number}`,
      },
    ],
    tags: [topic],
    review: random() < 0.7 ? 'sourced' : 'draft',
    ...(random() < 0.4 && { cameo: pick([KIND[kind].cameo, ...KIND[kind].alternates]) }),
  };
}

function dayNear({ day, spread }: Crisis, random: () => number): number {
  // The sum of two random numbers is most often near its middle.
  const away = Math.round((random() + random() - 1) * spread);
  return Math.min(Math.max(day + away, FIRST_DAY), FIRST_DAY + DAYS - 1);
}

function dateAround(day: number, random: () => number): string {
  const exact = isoDay(day);
  const chance = random();
  if (chance < 0.9) return exact;
  if (chance < 0.94) return `${exact}/${isoDay(day + 1 + Math.floor(random() * 6))}`;
  if (chance < 0.98) return `${exact.slice(0, 7)}${random() < 0.3 ? '~' : ''}`;
  return exact.slice(0, 4);
}

const USUAL_KINDS: readonly [Kind, ...Kind[]] = [
  'statement',
  'talks',
  'sanctions',
  'proposal',
  'legal',
  'military',
  'expulsion',
  ...KINDS.filter(
    (kind) =>
      !['statement', 'talks', 'sanctions', 'proposal', 'legal', 'military', 'expulsion'].includes(kind),
  ),
];
const NAMES = { XR: 'Ruritania', XF: 'Freedonia' } as const;
const VERBS = [
  'protests to',
  'answers',
  'warns',
  'meets',
  'accuses',
  'offers terms to',
  'expels staff of',
] as const;
const TOPICS = [
  'visas',
  'the Zenda treaty',
  'gas transit',
  'the border',
  'sanctions',
  'arms control',
  'consulates',
  'detained citizens',
  'airspace',
  'fishing rights',
  'elections',
  'cyber attacks',
  'the Sylvania strait',
  'grain',
  'satellites',
] as const;
const TOPICS_RU = ['визы', 'граница', 'санкции', 'договор', 'консульства', 'перехват'] as const;
const OFFICES = [
  'Foreign Minister',
  'Deputy Foreign Minister',
  'Ambassador',
  'Prime Minister',
  'Spokesperson',
] as const;
const SENTENCES = [
  'Both sides agreed to continue.',
  'No date was set for a next round.',
  'The other side called it unacceptable and reserved the right to respond.',
  'A list of names was handed over.',
] as const;
const PLACES = [
  'Strelsau',
  'Freedonia City',
  'Zenda',
  'Geneva',
  'Vienna',
  'Helsinki',
  'New York',
  'Hentzau',
] as const;
const PUBLISHERS: readonly [string, ...string[]] = [
  'Strelsau Gazette',
  ...Array.from({ length: 400 }, (_, number) => `Agency ${number}`),
];
const PEOPLE: readonly [string, ...string[]] = [
  'Rupert of Hentzau',
  ...Array.from({ length: 800 }, (_, number) => `Envoy Number ${number}`),
];

/** Mulberry32 by Tommy Ettinger (public domain): small, fast, and the same on every platform. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
