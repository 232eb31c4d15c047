import { isPartyCode, PARTIES, type Party } from '../../domain/parties/party.ts';
import type { Database } from '../database.ts';

/** Updates the table of parties to the domain's list. Writes only if something differs. */
export async function refreshParties(db: Database): Promise<void> {
  const stored = await db.kysely.selectFrom('party').selectAll().execute();
  const storedByCode = new Map(stored.map((party) => [party.code, party]));
  const changed = [...PARTIES.values(), ...userAssigned()].filter(
    (party) => !agree(party, storedByCode.get(party.code)),
  );
  if (changed.length === 0) return;
  await db.write(async ({ kysely }) => {
    for (const party of changed) {
      const { code, ...names } = party;
      await kysely
        .insertInto('party')
        .values(party)
        .onConflict((conflict) => conflict.column('code').doUpdateSet(names))
        .execute();
    }
  });
}

/** The two-letter codes that ISO 3166-1 reserves for its users. They have no names. */
function userAssigned(): Party[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => isPartyCode(code) && !PARTIES.has(code))
    .map((code) => ({ code, name: code, name_ru: code, kind: 'country' }));
}

function agree(a: Party, b: Party | undefined): boolean {
  return a.name === b?.name && a.name_ru === b.name_ru && a.kind === b.kind;
}
