import { InvalidInput, inputError } from '../../domain/errors/input-error.ts';
import { checkEvent, type Link, type Source } from '../../domain/events/event.ts';
import { RELATIONS, type Relation } from '../../domain/events/event-values.ts';
import type { FlatPart } from '../../domain/flat/flat-columns.ts';
import { flatToEvent, flattenEvent } from '../../domain/flat/flat-event.ts';
import { contentOf, type EventContent } from '../events/event-content.ts';

/**
 * The event after a row of a flat file. A flat row does not hold everything, so it is compared with what a flat file would say about
 * the stored event. Parts that are the same keep what is stored, and parts that the file does not have stay as they are.
 * Throws `InvalidInput` if the result is not valid.
 */
export function mergeFlat(before: EventContent, row: EventContent, parts: readonly FlatPart[]): EventContent {
  const shown = contentOf(checkEvent(flatToEvent(flattenEvent(before))), before.id);
  const merged: Record<string, unknown> = { ...before };
  for (const part of parts) {
    if (part === 'id') continue;
    if (part === 'place' || part === 'country') {
      if (row.location?.[part] !== shown.location?.[part]) {
        merged.location = withoutEmpty({ ...(merged.location as object), [part]: row.location?.[part] });
      }
    } else if (isRelation(part)) {
      const [stored, inFile, inRow] = [before, shown, row].map(({ links }) => linksOf(links, part));
      if (isSame(inRow, inFile)) continue;
      checkComplete(part, stored, inFile);
      const others = (merged.links as readonly Link[]).filter(({ relation }) => relation !== part);
      merged.links = mergeLinks(before.links, [...others, ...(inRow ?? [])]);
    } else if (!isSame(row[part], shown[part])) {
      checkComplete(part, before[part], shown[part]);
      merged[part] = changedPart(part, before, row);
    }
  }
  // The score follows from the code, except on machine-coded events.
  if (merged.origin === undefined) delete merged.goldstein;
  return contentOf(checkEvent(merged), before.id);
}

/** A list that was too long for a cell cannot be replaced, because the file does not have all of it. */
function checkComplete(part: FlatPart, stored: unknown, inFile: unknown): void {
  if (Array.isArray(stored) && Array.isArray(inFile) && inFile.length < stored.length) {
    throw new InvalidInput([inputError(`/${part}`, 'flat-list-cut')]);
  }
}

function changedPart(
  part: Exclude<FlatPart, 'id' | 'place' | 'country' | Relation>,
  before: EventContent,
  row: EventContent,
): unknown {
  if (part === 'sources') return mergeSources(before.sources, row.sources);
  if (part !== 'participants') return row[part];
  const left = [...before.participants];
  return row.participants.map(({ name }) => take(left, (person) => person.name === name) ?? { name });
}

function isRelation(part: FlatPart): part is Relation {
  return (RELATIONS as readonly string[]).includes(part);
}

function linksOf(links: readonly Link[], relation: Relation): readonly Link[] {
  return links.filter((link) => link.relation === relation);
}

/** A source keeps its title, date and quote if its address is the same, or if it has none and its publisher is the same. */
function mergeSources(before: readonly Source[], row: readonly Source[]): Source[] {
  const left = [...before];
  const exact = row.map((source) =>
    take(left, ({ publisher, url }) => publisher === source.publisher && url === source.url),
  );
  return row.map((source, index) => {
    const known =
      exact[index] ?? (source.url === undefined ? undefined : take(left, ({ url }) => url === source.url));
    return { ...known, ...source };
  });
}

/** The links of the row, those that are known in their former order. */
function mergeLinks(before: readonly Link[], row: readonly Link[]): Link[] {
  const isIn = (links: readonly Link[], link: Link) =>
    links.some(({ to, relation }) => to === link.to && relation === link.relation);
  return [...before.filter((link) => isIn(row, link)), ...row.filter((link) => !isIn(before, link))];
}

/** Removes the first entry that matches from a list, and returns it. */
function take<T>(list: T[], matches: (entry: T) => boolean): T | undefined {
  const index = list.findIndex(matches);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

function withoutEmpty(location: { place?: string; country?: string }): object | undefined {
  return location.place === undefined && location.country === undefined ? undefined : location;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
