import type { WriteTx } from '../database.ts';
import type { EventContent } from './event-content.ts';

type Parties = Pick<EventContent, 'initiators' | 'targets'>;

/** Keys of signatures. A signature is the list of initiators and the list of targets of an event. */
export class SignatureKeys {
  readonly #keys = new Map<string, number>();

  set(signature: { initiators: string; targets: string; key: number }): void {
    this.#keys.set(`${signature.initiators}>${signature.targets}`, signature.key);
  }

  find({ initiators, targets }: Parties): number | undefined {
    return this.#keys.get(`${initiators.join()}>${targets.join()}`);
  }

  of(parties: Parties): number {
    const key = this.find(parties);
    if (key === undefined)
      throw new Error(`The signature ${parties.initiators}>${parties.targets} has no key.`);
    return key;
  }
}

// Keys that a transaction has read or made. They do not change before it ends.
const keysByTransaction = new WeakMap<WriteTx, SignatureKeys>();

/** The keys of the signatures of these events. Stores the signatures that are new. */
export async function internSignatures(tx: WriteTx, events: readonly Parties[]): Promise<SignatureKeys> {
  const keys = keysByTransaction.get(tx) ?? new SignatureKeys();
  keysByTransaction.set(tx, keys);
  const unknown = events.filter((each) => keys.find(each) === undefined);
  if (unknown.length === 0) return keys;
  await readSignatures(tx, unknown, keys);
  const absent = new Map(
    unknown
      .filter((each) => keys.find(each) === undefined)
      .map((each) => [`${each.initiators}>${each.targets}`, each]),
  );
  if (absent.size === 0) return keys;
  const added = [...absent.values()];
  await tx.insertAll(
    'signature',
    added.map(({ initiators, targets }) => ({ initiators: initiators.join(), targets: targets.join() })),
  );
  await readSignatures(tx, added, keys);
  await tx.insertAll(
    'signature_party',
    added.flatMap((parties) => {
      const signature_key = keys.of(parties);
      return [
        ...parties.initiators.map((party) => ({ signature_key, role: 'initiator' as const, party })),
        ...parties.targets.map((party) => ({ signature_key, role: 'target' as const, party })),
      ];
    }),
  );
  return keys;
}

async function readSignatures({ kysely, engine }: WriteTx, events: readonly Parties[], into: SignatureKeys) {
  const initiators = [...new Set(events.map((event) => event.initiators.join()))];
  const rows = await kysely
    .selectFrom('signature')
    .selectAll()
    .where(engine.isOneOf('initiators', initiators))
    .execute();
  for (const row of rows) into.set(row);
}
