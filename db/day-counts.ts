import type { Writing } from './database.ts';
import { contentColumns, type EventContent } from './event-content.ts';
import type { DayCountTable } from './tables.ts';

/** What one event adds to the counts of its day. */
function shareOf(content: EventContent, signatureKey: number): DayCountTable {
  const { day, kind, severity, goldstein, people_expelled } = contentColumns(content);
  return {
    day,
    signature_key: signatureKey,
    kind,
    severity,
    events: 1,
    severity_tenths: Math.round(goldstein * -10) + 0,
    people_expelled,
  };
}

/** Changes to the counts, gathered so that a batch touches each row once. */
export class CountChanges {
  readonly #rows = new Map<string, DayCountTable>();

  add(content: EventContent, signatureKey: number): void {
    this.#change(shareOf(content, signatureKey), 1);
  }

  remove(content: EventContent, signatureKey: number): void {
    this.#change(shareOf(content, signatureKey), -1);
  }

  #change(share: DayCountTable, sign: 1 | -1): void {
    const id = `${share.day} ${share.signature_key} ${share.kind} ${share.severity}`;
    const row = this.#rows.get(id);
    this.#rows.set(id, {
      ...share,
      events: (row?.events ?? 0) + sign,
      severity_tenths: (row?.severity_tenths ?? 0) + sign * share.severity_tenths,
      people_expelled: (row?.people_expelled ?? 0) + sign * share.people_expelled,
    });
  }

  /** Writes them all; a row whose events are gone goes too. */
  async apply(writing: Writing): Promise<void> {
    const rows = [...this.#rows.values()];
    this.#rows.clear();
    await writing.addToCounts(rows.filter(({ events }) => events > 0));
    for (const row of rows.filter(({ events }) => events <= 0)) await takeFromCounts(writing, row);
  }
}

async function takeFromCounts({ kysely }: Writing, change: DayCountTable): Promise<void> {
  if (change.events === 0 && change.severity_tenths === 0 && change.people_expelled === 0) return;
  const { day, signature_key, kind, severity } = change;
  const row = { day, signature_key, kind, severity };
  const { events, severity_tenths, people_expelled } = await kysely
    .selectFrom('day_count')
    .select(['events', 'severity_tenths', 'people_expelled'])
    .where((eb) => eb.and(row))
    .executeTakeFirstOrThrow();
  if (events + change.events === 0) {
    await kysely
      .deleteFrom('day_count')
      .where((eb) => eb.and(row))
      .execute();
    return;
  }
  await kysely
    .updateTable('day_count')
    .set({
      events: events + change.events,
      severity_tenths: severity_tenths + change.severity_tenths,
      people_expelled: people_expelled + change.people_expelled,
    })
    .where((eb) => eb.and(row))
    .execute();
}
