/** The usual Latin spelling of Cyrillic letters in English texts: Sergey, Ryabkov, Yulia. */
export const USUAL_LATIN: ReadonlyMap<string, string> = lettersOf(
  `а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
   щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=i ґ=g ў=u`,
);

/** The spelling in Russian passports (ICAO 9303): Sergei, Riabkov, Iuliia. */
export const PASSPORT_LATIN: ReadonlyMap<string, string> = lettersOf(
  `а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
   щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia`,
);

/** Letters with their Latin spelling, as `а=a б=b`. */
export function lettersOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(2)]));
}
