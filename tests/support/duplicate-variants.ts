import { dayOf, isoDay } from '../../domain/dates/day-span.ts';
import {
  type ComparableEvent,
  DUPLICATE_THRESHOLD,
  fingerprintOf,
  similarityOf,
} from '../../domain/duplicates/similarity.ts';
import type { CheckedEvent } from '../../domain/events/event.ts';
import type { Kind } from '../../domain/events/kind.ts';
import { titleOf } from '../../domain/events/localized-text.ts';

/** An event as a second analyst might record it, and the record that exists already. */
export interface Variant {
  readonly how: string;
  readonly stored: ComparableEvent;
  readonly draft: ComparableEvent;
}

/**
 * Records of the same event by a second analyst: other words, another language, another day, another kind, fewer people,
 * other sources. Each change is made with the others that usually come with it: a second analyst never types the same title.
 */
export function variantsOf(event: CheckedEvent): Variant[] {
  const base = asDraft(event);
  // The words of the variant must not be in the stored event already.
  const bare = {
    ...event,
    short_title: undefined,
    short_title_ru: undefined,
    summary: '',
    summary_ru: undefined,
  };
  const sentence = firstSentence(event.summary);
  const title = titleOf(event, 'en');
  const short = event.short_title ?? sentence;
  const variants: Variant[] = [];
  const add = (how: string, draft: ComparableEvent, stored: ComparableEvent = bare) =>
    variants.push({ how, stored, draft });

  add('reworded, bare minimum', minimal({ ...base, title: short }));
  add('reworded', { ...base, title: short });
  add('first sentence as title', { ...base, title: sentence, participants: event.participants.slice(0, 1) });
  add('synonyms and word order', { ...base, title: synonyms(title) });
  add('translated', { ...minimal(base), title_ru: event.title_ru, title: undefined }, withoutRussian(bare));
  add(
    'translated, with people',
    { ...base, title_ru: event.short_title_ru ?? event.title_ru, title: undefined },
    withoutRussian(bare),
  );
  for (const days of [-1, 1]) {
    const date = shifted(event.date, days);
    if (date === undefined) continue;
    add('shifted by a day', { ...base, date, title: short });
    add('shifted by a day, bare minimum', minimal({ ...base, date, title: synonyms(title) }));
  }
  add('other kind', { ...base, kind: CONFUSED[event.kind], title: short });
  add('fewer people', { ...base, title: sentence, participants: [], location: undefined });
  add('other source', {
    ...base,
    title: synonyms(title),
    sources: [{ publisher: 'Ruritania Gazette', url: 'https://gazette.example/report' }],
  });
  add('one side only', {
    ...base,
    title: short,
    initiators: event.initiators.slice(0, 1),
    targets: event.targets.slice(0, 1),
  });
  return variants;
}

/** What an analyst types for one event, with the sources of that event. */
function asDraft(event: CheckedEvent): ComparableEvent {
  const { date, kind, initiators, targets, participants, location, people_expelled } = event;
  return { date, kind, initiators, targets, participants, location, people_expelled };
}

function minimal({ date, kind, initiators, targets, title }: ComparableEvent): ComparableEvent {
  return { date, kind, initiators, targets, title };
}

function withoutRussian(event: ComparableEvent): ComparableEvent {
  return { ...event, title_ru: undefined };
}

function firstSentence(summary: string): string {
  const [sentence = summary] = /^.+?[.!?](?=\s|$)/s.exec(summary) ?? [];
  return sentence;
}

function shifted(date: string, days: number): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year === undefined ? undefined : isoDay(dayOf(Number(year), Number(month), Number(day)) + days);
}

/** The kind that is easily chosen instead. */
const CONFUSED: Readonly<Record<Kind, Kind>> = {
  expulsion: 'mission',
  mission: 'expulsion',
  sanctions: 'legal',
  relief: 'agreement',
  withdrawal: 'statement',
  talks: 'agreement',
  proposal: 'statement',
  statement: 'proposal',
  agreement: 'talks',
  exchange: 'agreement',
  incident: 'military',
  legal: 'sanctions',
  military: 'incident',
};

/** The second half of a title first, and other words for common ones. */
function synonyms(title: string): string {
  const words = title.split(' ').map((word) => SYNONYMS.get(word) ?? word);
  const half = Math.ceil(words.length / 2);
  return [...words.slice(half), ...words.slice(0, half)].join(' ');
}

const SYNONYMS = new Map(
  Object.entries({
    'United States': 'Washington',
    US: 'American',
    Russia: 'Moscow',
    Russian: 'Moscow’s',
    expels: 'orders out',
    sanctions: 'penalties',
    meets: 'talks with',
    meet: 'hold talks',
    signs: 'puts his name to',
    sign: 'conclude',
    suspends: 'freezes',
    announces: 'makes public',
    diplomats: 'embassy staff',
    closes: 'shuts',
    calls: 'phones',
    visits: 'travels to',
    bans: 'prohibits',
    treaty: 'accord',
    Treaty: 'accord',
    holds: 'has',
    agree: 'settle',
    warns: 'cautions',
    imposes: 'introduces',
    rejects: 'turns down',
  }),
);

export interface Measured {
  readonly variants: number;
  readonly found: number;
  readonly foundBy: ReadonlyMap<string, { readonly variants: number; readonly found: number }>;
}

/** How many variants of these events are found to be duplicates of their events. */
export function measureRecall(events: readonly CheckedEvent[]): Measured {
  const foundBy = new Map<string, { variants: number; found: number }>();
  for (const event of events) {
    for (const { how, stored, draft } of variantsOf(event)) {
      const count = foundBy.get(how) ?? { variants: 0, found: 0 };
      foundBy.set(how, count);
      count.variants += 1;
      const { score } = similarityOf(fingerprintOf(draft), fingerprintOf(stored));
      if (score >= DUPLICATE_THRESHOLD) count.found += 1;
    }
  }
  const sum = (of: 'variants' | 'found') => [...foundBy.values()].reduce((all, each) => all + each[of], 0);
  return { variants: sum('variants'), found: sum('found'), foundBy };
}

/** The events among `subjects` that get a warning about another of `all`, with that event. All of them are different events. */
export function falseWarnings(subjects: readonly CheckedEvent[], all: readonly CheckedEvent[]) {
  const prints = new Map(all.map((event) => [event, fingerprintOf(event)]));
  return subjects.flatMap((event) => {
    const mine = prints.get(event) ?? fingerprintOf(event);
    const warning = all.find((other) => {
      const theirs = prints.get(other);
      if (other === event || theirs?.span === undefined || mine.span === undefined) return false;
      const isNear = mine.span.first <= theirs.span.last + 1 && theirs.span.first <= mine.span.last + 1;
      return isNear && similarityOf(mine, theirs).score >= DUPLICATE_THRESHOLD;
    });
    return warning === undefined ? [] : [[event, warning] as const];
  });
}
