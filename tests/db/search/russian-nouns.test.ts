import { readFileSync } from 'node:fs';
import Az from 'az';
import RussianNouns from 'russian-nouns-js';
import { expect, it } from 'vitest';
import { foldedWords } from '../../../db/search/folded-text.ts';
import { stemsOf } from '../../../db/search/stems.ts';

/**
 * Forms that are no words or of another word. RussianNouns declines by rules: it does not know that «огонь» loses a vowel.
 * «после» and «посредством» are left to the prepositions. Each is a lemma with one of its forms.
 */
const NO_FORMS =
  /^(?:пря при|посол после|посредство посредством|снв .*|сило .*|наем .*|мес .*|перед переды|огонь .*|человек человек(?:и|ов)|третье .*|аба абы|директор директоры|ложь .*|мурза мурзов)$/;

const GENDERS = {
  masc: RussianNouns.Gender.MASCULINE,
  femn: RussianNouns.Gender.FEMININE,
  neut: RussianNouns.Gender.NEUTER,
};

// The forms come from the declension rules of RussianNouns, the stems from the dictionary of OpenCorpora.
it('finds every noun of the titles of the collection in all cases and numbers', () => {
  const file = new URL('../../../db/collections/us-russia.jsonl', import.meta.url);
  const titles = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { title_ru?: string }).title_ru ?? '');
  const engine = new RussianNouns.Engine();
  const failed: string[] = [];
  let checked = 0;
  for (const { word, gender, animate, isPlural, isSingular } of nounsOf(titles.join(' '))) {
    const lemma = RussianNouns.createLemma(
      isPlural ? { text: word, pluraleTantum: true } : { text: word, gender, animate },
    );
    const plurals = isPlural || isSingular ? [undefined] : [undefined, ...engine.pluralize(lemma)];
    const forms = RussianNouns.CASES.flatMap((each) =>
      plurals.flatMap((plural) => engine.decline(lemma, each, plural)),
    );
    const stems = new Set(stemsOf(foldedWords(word)));
    for (const form of new Set(forms.map(foldedWords))) {
      if (NO_FORMS.test(`${foldedWords(word)} ${form}`)) continue;
      checked += 1;
      if (!stemsOf(form).some((stem) => stems.has(stem))) failed.push(`${word}: ${form}`);
    }
  }
  expect(failed).toEqual([]);
  expect(checked).toBeGreaterThan(8_000);
});

function nounsOf(text: string) {
  // Loads the dictionary.
  stemsOf('слово');
  const nouns = new Map<
    string,
    { word: string; gender: string; animate: boolean; isPlural: boolean; isSingular: boolean }
  >();
  for (const word of new Set(text.toLowerCase().match(/[а-яё]+/g))) {
    for (const parse of Az.Morph(word, { parsers: ['Dictionary'], stutter: 0, ignoreCase: false })) {
      const { POS, GNdr, anim, Pltm, Sgtm, Fixd, Abbr } = parse.tag;
      const normal = parse.normalize();
      if (POS !== 'NOUN' || Fixd || Abbr || normal === false) continue;
      nouns.set(normal.word, {
        word: normal.word,
        gender: GENDERS[GNdr as keyof typeof GENDERS] ?? RussianNouns.Gender.COMMON,
        animate: anim === true,
        isPlural: Pltm === true,
        isSingular: Sgtm === true,
      });
    }
  }
  return nouns.values();
}
