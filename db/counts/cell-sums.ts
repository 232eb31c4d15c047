import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { TimelineCells } from '../../domain/timeline/timeline.ts';
import { COMBINATIONS, combinationAt } from '../cache/combinations.ts';

/** Counts by bucket and combination of side, kind and severity. */
export class CellSums {
  readonly events: Int32Array;
  readonly #people = new Map<number, number>();
  readonly #days: DaySpan;
  readonly #bucketDays: number;

  constructor(days: DaySpan, bucketDays: number) {
    this.#days = days;
    this.#bucketDays = bucketDays;
    this.events = new Int32Array(((days.last - days.first + 1) / bucketDays) * COMBINATIONS);
  }

  /** The index of the first count of the bucket of a day. */
  at(day: number): number {
    return Math.floor((day - this.#days.first) / this.#bucketDays) * COMBINATIONS;
  }

  add(day: number, number: number, events: number, people: number): void {
    const at = this.at(day) + number;
    this.events[at] = (this.events[at] ?? 0) + events;
    this.addPeople(at, people);
  }

  addPeople(number: number, people: number): void {
    if (people > 0) this.#people.set(number, (this.#people.get(number) ?? 0) + people);
  }

  cells(): TimelineCells {
    const combinations: TimelineCells['combinations'] = [];
    const indexOf = new Int32Array(COMBINATIONS).fill(-1);
    const [day, cells, combination, count, expelled]: [number[], number[], number[], number[], number[]] = [
      [],
      [],
      [],
      [],
      [],
    ];
    for (let start = 0; start < this.events.length; start += COMBINATIONS) {
      const before = count.length;
      for (let number = 0; number < COMBINATIONS; number += 1) {
        const events = this.events[start + number] ?? 0;
        if (events === 0) continue;
        if (indexOf[number] === -1) {
          indexOf[number] = combinations.length;
          combinations.push(combinationAt(number));
        }
        combination.push(indexOf[number] ?? 0);
        count.push(events);
        const people = this.#people.get(start + number);
        if (people !== undefined) expelled.push(count.length - 1, people);
      }
      if (count.length === before) continue;
      day.push(this.#days.first + (start / COMBINATIONS) * this.#bucketDays);
      cells.push(count.length - before);
    }
    return { combinations, day, cells, combination, count, expelled };
  }
}
