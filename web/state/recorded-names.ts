import { signal } from '@preact/signals';
import type { NamedEntry, RecordedName } from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { nameIn } from '../../domain/authorities/authority-name.ts';
import { fetchNames } from '../api/authorities.ts';
import { language } from './page-state.ts';

/** Names of the authority lists by kind and recorded text; `undefined` for a text that is in none. */
type Names = ReadonlyMap<string, Pick<NamedEntry, 'name' | 'name_ru'> | undefined>;

const names = signal<Names>(new Map());
const wanted = new Map<string, RecordedName>();
/** Names whose request has not been answered yet. */
const inFlight = new Set<string>();
const MAX_ASKED = 1_000;
/** More names than a user sees in an hour. When there are more, all are asked for again. */
const MAX_KNOWN = 20_000;

/**
 * A recorded name in the language of the page, if an authority list has it; otherwise as it was recorded. Asks the
 * server for names that are not known yet, all of a moment at once, and the caller renders again.
 */
export function shownName(kind: AuthorityKind, recorded: string): string {
  const key = keyOf(kind, recorded);
  const known = names.value.get(key);
  if (known !== undefined) return nameIn(known, language.value) ?? recorded;
  if (!names.value.has(key)) ask({ kind, recorded });
  return recorded;
}

/** Asks again for all names that are shown, after a change of the lists. */
export async function reloadNames(): Promise<void> {
  const asked = [...names.peek().keys()].map(nameOf);
  names.value = new Map();
  await load(asked);
}

function ask(name: RecordedName): void {
  if (inFlight.has(keyOf(name.kind, name.recorded))) return;
  if (wanted.size === 0) setTimeout(loadWanted);
  wanted.set(keyOf(name.kind, name.recorded), name);
}

function loadWanted(): void {
  const asked = [...wanted.values()];
  for (const key of wanted.keys()) inFlight.add(key);
  wanted.clear();
  void load(asked);
}

async function load(asked: readonly RecordedName[]): Promise<void> {
  for (let start = 0; start < asked.length; start += MAX_ASKED) {
    const some = asked.slice(start, start + MAX_ASKED);
    // Without an answer, the recorded text is shown. The next change of the lists asks again.
    const found = await fetchNames(some).catch(() => []);
    const known = new Map(names.peek().size > MAX_KNOWN ? [] : names.peek());
    for (const { kind, recorded } of some) {
      inFlight.delete(keyOf(kind, recorded));
      known.set(keyOf(kind, recorded), undefined);
    }
    for (const { kind, recorded, ...entry } of found) known.set(keyOf(kind, recorded), entry);
    names.value = known;
  }
}

function keyOf(kind: AuthorityKind, recorded: string): string {
  return `${kind} ${recorded}`;
}

/** Kinds contain no spaces. */
function nameOf(key: string): RecordedName {
  const end = key.indexOf(' ');
  return { kind: key.slice(0, end) as AuthorityKind, recorded: key.slice(end + 1) };
}
