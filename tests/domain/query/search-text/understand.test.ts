import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { filterToQuery, parseFilter } from '../../../../domain/query/event-filter.ts';
import type { NameCandidate } from '../../../../domain/query/search-text/name-words.ts';
import {
  asWords,
  filterOf,
  type Reading,
  understand,
} from '../../../../domain/query/search-text/understand.ts';

const today = dayOf(2026, 12, 1);

const names: NameCandidate[] = [
  { field: 'person', value: 'Sergey Ryabkov', count: 27 },
  { field: 'person', value: 'Sergei Ryabkov', count: 2 },
  { field: 'person', value: 'Victoria Nuland', count: 3 },
  { field: 'person', value: 'Bill Clinton', count: 37 },
  { field: 'person', value: 'Hillary Clinton', count: 10 },
  { field: 'person', value: 'Maria Zakharova', count: 8 },
  { field: 'person', value: 'Samantha Power', count: 2 },
  { field: 'person', value: 'Boris Yeltsin', count: 38 },
  ...(
    [
      ['Donald Trump', 'Дональд Трамп'],
      ['Joe Biden', 'Джо Байден'],
      ['Barack Obama', 'Барак Обама'],
      ['Ronald Reagan', 'Рональд Рейган'],
      ['John Kerry', 'Джон Керри'],
      ['George W. Bush', 'Джордж Буш-младший'],
      ['George H. W. Bush', 'Джордж Буш-старший'],
    ] as const
  ).map(([name, name_ru]) => ({ field: 'person' as const, value: name, name, name_ru, count: 9 })),
  { field: 'place', value: 'Ruritania City', name_ru: 'Рурита', count: 1 },
  { field: 'place', value: 'Geneva', count: 19 },
  { field: 'place', value: 'Moscow', count: 265 },
  { field: 'place', value: 'Houston', count: 2 },
  { field: 'place', value: 'Houston, Texas', count: 3 },
];

function filterOfText(text: string): string {
  return decodeURIComponent(
    filterToQuery(filterOf(understand(text, { today, names })))
      .toString()
      .replaceAll('+', ' '),
  );
}

describe('a search text', () => {
  test.each([
    // Years and ranges
    ['spy swap 2010', 'q=spy swap&from=2010&to=2010'],
    ['2010 spy swap', 'q=spy swap&from=2010&to=2010'],
    ['sanctions in 2014', 'q=sanctions&from=2014&to=2014'],
    ['обмен шпионами в 2010 году', 'q=обмен шпионами&from=2010&to=2010'],
    ['санкции 2014 года', 'q=санкции&from=2014&to=2014'],
    ['2016–2018', 'from=2016&to=2018'],
    ['2016-18', 'from=2016&to=2018'],
    ['talks 2016 - 2018', 'q=talks&from=2016&to=2018'],
    ['from 2014 to 2018', 'from=2014&to=2018'],
    ['between 2014 and 2018', 'from=2014&to=2018'],
    ['с 2014 по 2018', 'from=2014&to=2018'],
    ['с 2014 по 2018 год', 'from=2014&to=2018'],
    ['с 2014 до 2018 года', 'from=2014&to=2018'],
    ['между 2014 и 2018 годами', 'from=2014&to=2018'],
    ['since 2014', 'from=2014'],
    ['from 2014', 'from=2014'],
    ['с 2014 года', 'from=2014'],
    ['начиная с июля 2018 года', 'from=2018-07'],
    ['after 2014', 'from=2015'],
    ['после 2014 года', 'from=2015'],
    ['before 2020', 'to=2019'],
    ['before July 2018', 'to=2018-06'],
    ['before 26 March 2018', 'to=2018-03-25'],
    ['until 2020', 'to=2020'],
    ['до 2020 года', 'to=2019'],
    ['по 2020 год', 'to=2020'],
    ['since 2014 until 2016 visits', 'q=visits&from=2014&to=2016'],
    ['the 1990s', 'from=1990&to=1999'],
    ['talks in the 1990s', 'q=talks&from=1990&to=1999'],
    ['1990-е годы', 'from=1990&to=1999'],
    ['в девяностых', 'from=1990&to=1999'],
    ['последние 5 лет', 'from=2021&to=2026-12-01'],
    ['last 3 months', 'from=2026-09&to=2026-12-01'],
    // Dates
    ['July 2018', 'from=2018-07&to=2018-07'],
    ['в июле 2018 года', 'from=2018-07&to=2018-07'],
    ['июль 2018', 'from=2018-07&to=2018-07'],
    ['26 March 2018', 'from=2018-03-26&to=2018-03-26'],
    ['March 26, 2018', 'from=2018-03-26&to=2018-03-26'],
    ['on 26 March 2018 expulsions', 'q=expulsions&from=2018-03-26&to=2018-03-26'],
    ['26 марта 2018', 'from=2018-03-26&to=2018-03-26'],
    ['26.03.2018', 'from=2018-03-26&to=2018-03-26'],
    ['2018-03', 'from=2018-03&to=2018-03'],
    ['осень 2021', 'from=2021-23&to=2021-23'],
    ['осенью 2021 года', 'from=2021-23&to=2021-23'],
    ['autumn 2021', 'from=2021-23&to=2021-23'],
    ['in the summer of 2016', 'from=2016-22&to=2016-22'],
    ['March–July 2018', 'from=2018-03&to=2018-07'],
    ['11–13 October 2021', 'from=2021-10-11&to=2021-10-13'],
    ['early 2019', 'from=2019-01&to=2019-04'],
    ['yesterday', 'from=2026-11-30&to=2026-11-30'],
    ['вчера', 'from=2026-11-30&to=2026-11-30'],
    ['last week', 'from=2026-11-23&to=2026-11-29'],
    ['в прошлом месяце', 'from=2026-11&to=2026-11'],
    ['last year sanctions', 'q=sanctions&from=2025&to=2025'],
    ['в прошлый вторник', 'from=2026-11-24&to=2026-11-24'],
    ['May 2018', 'from=2018-05&to=2018-05'],
    // Not dates
    ['May', 'q=May'],
    ['march', 'q=march'],
    ['march on Moscow', 'q=march on Moscow'],
    ['Sunday', 'q=Sunday'],
    ['resolution 2231', 'q=resolution 2231'],
    ['New START', 'q=New START'],
    ['"spy swap" 2010', 'q="spy swap"&from=2010&to=2010'],
    ['"July 2018"', 'q="July 2018"'],
    ['2018*', 'q=2018*'],
    ['30 February 2021', 'q=30&from=2021-02&to=2021-02'],
    // Kinds stay words, which find the kind and the text
    ['expulsion', 'q=expulsion'],
    ['высылка', 'q=высылка'],
    ['высылки 2018', 'q=высылки&from=2018&to=2018'],
    ['переговоры', 'q=переговоры'],
    // Parties
    ['Russia', 'party=RU'],
    ['Russian sanctions', 'q=sanctions&party=RU'],
    ['российские санкции', 'q=санкции&party=RU'],
    ['против России', 'target=RU'],
    ['expulsion by Russia', 'q=expulsion&initiator=RU'],
    ['sanctions against Iran', 'q=sanctions&target=IR'],
    ['США', 'party=US'],
    ['сша', 'party=US'],
    ['United States', 'party=US'],
    ['the United States', 'party=US'],
    ['Соединённых Штатов', 'party=US'],
    ['German', 'party=DE'],
    ['переговоры с Германией', 'q=переговоры&party=DE'],
    ['talks with Germany', 'q=talks&party=DE'],
    ['немецкого', 'party=DE'],
    ['Украины', 'party=UA'],
    ['украинский', 'party=UA'],
    ['Польшей', 'party=PL'],
    ['Китаем', 'party=CN'],
    ['британские', 'party=GB'],
    ['Саудовской Аравией', 'party=SA'],
    ['RU', 'party=RU'],
    ['NATO', 'party=NATO'],
    ['НАТО', 'party=NATO'],
    ['Евросоюза', 'party=EU'],
    ['Совет Безопасности', 'party=UNSC'],
    ['US Germany', 'q=Germany&party=US'],
    ['German French talks', 'q=France talks&party=DE'],
    // Not surely parties
    ['Georgia', 'q=Georgia'],
    ['Turkey', 'q=Turkey'],
    ['IT sector', 'q=IT sector'],
    ['let us talk', 'q=let us talk'],
    ['who', 'q=who'],
    ['мир', 'q=мир'],
    ['того', 'q=того'],
    // People and places
    ['Ryabkov', 'q=Ryabkov'],
    ['ryabkov', 'q=ryabkov'],
    ['Рябкова', 'q=Рябкова'],
    ['Рябковым 2021', 'q=Рябковым&from=2021&to=2021'],
    ['Сергей Рябков', 'q=Сергей Рябков'],
    ['Victoria Nuland', 'q=Victoria Nuland'],
    ['Захаровой', 'q=Захаровой'],
    ['Ельцин', 'q=Ельцин'],
    ['Трамп', 'q=Трамп'],
    ['Трампа', 'q=Трампа'],
    ['трампу', 'q=трампу'],
    ['Дональда Трампа', 'q=Дональда Трампа'],
    ['Байденом', 'q=Байденом'],
    ['Джо Байдена 2021', 'q=Джо Байдена&from=2021&to=2021'],
    ['Обама', 'q=Обама'],
    ['Обамой', 'q=Обамой'],
    ['Обаму', 'q=Обаму'],
    ['Рейган', 'q=Рейган'],
    ['Рейгане', 'q=Рейгане'],
    ['Керри', 'q=Керри'],
    ['переговоры с Керри', 'q=переговоры Керри'],
    ['Trump', 'q=Trump'],
    ['Буш', 'q=Буш'],
    ['Буш-младший', 'q=Буш-младший'],
    ['в Рурите', 'place=Ruritania City'],
    ['Nuland Ryabkov', 'q=Nuland Ryabkov'],
    ['Clinton', 'q=Clinton'],
    ['Bill Clinton', 'q=Bill Clinton'],
    ['power', 'q=power'],
    ['Geneva', 'q=Geneva'],
    ['talks in Geneva', 'q=talks&place=Geneva'],
    ['переговоры в Женеве', 'q=переговоры&place=Geneva'],
    ['in Houston', 'place=Houston,"Houston, Texas"'],
    ['Moscow', 'q=Moscow'],
    ['in Moscow', 'place=Moscow'],
    ['в Москве', 'place=Moscow'],
    // Numbers
    ['Skripal expulsion 60', 'q=Skripal expulsion&people_expelled=60'],
    ['высылка 60', 'q=высылка&people_expelled=60'],
    ['60 diplomats', 'people_expelled=60'],
    ['60 дипломатов', 'people_expelled=60'],
    ['more than 50', 'people_expelled=51..'],
    ['expulsions of more than 50 people', 'q=expulsions&people_expelled=51..'],
    ['более 50', 'people_expelled=51..'],
    ['не менее 10 человек', 'people_expelled=10..'],
    ['50+', 'people_expelled=50..'],
    ['fewer than 10', 'people_expelled=..9'],
    ['до 10 дипломатов', 'people_expelled=..10'],
    ['10-50 diplomats', 'people_expelled=10..50'],
    ['sanctions on 24 officials', 'q=sanctions on 24 officials'],
    ['755', 'q=755'],
    // Statuses and measures in force
    ['threatened', 'status=threatened'],
    ['postponed talks', 'q=talks&status=postponed'],
    ['отложено', 'status=postponed'],
    ['отложенные переговоры', 'q=переговоры&status=postponed'],
    ['threats', 'q=threats'],
    ['sanctions in force', 'q=sanctions&in_force_on=2026-12-01'],
    ['действующие санкции', 'q=санкции&in_force_on=2026-12-01'],
    ['in force on 12 October 2021', 'in_force_on=2021-10-12'],
    ['в силе в 2018 году', 'in_force_on=2018'],
    ['GDELT', 'origin=GDELT'],
    // Everything together
    [
      'Russian expulsions 2016–2018 more than 30',
      'q=expulsions&from=2016&to=2018&party=RU&people_expelled=31..',
    ],
    ['', ''],
    ['???', 'q=???'],
  ])('%s', (text, filter) => {
    expect(filterOfText(text)).toBe(filter);
  });

  test('two periods: the second one stays words', () => {
    expect(filterOfText('2014 sanctions 2018')).toBe('q=sanctions 2018&from=2014&to=2014');
  });

  test('what could be two things is offered', () => {
    const offers = (text: string) =>
      understand(text, { today, names }).flatMap(({ others }) => others.map(({ filter }) => filter));
    expect(offers('expulsions')).toEqual([{ kind: ['expulsion'] }]);
    expect(offers('высылок')).toEqual([{ kind: ['expulsion'] }]);
    expect(offers('Georgia')).toEqual([{ party: ['GE'] }]);
    expect(offers('Clinton')).toEqual([{ person: ['Bill Clinton'] }, { person: ['Hillary Clinton'] }]);
    expect(offers('Буша')).toEqual([{ person: ['George W. Bush'] }, { person: ['George H. W. Bush'] }]);
    expect(offers('Moscow')).toEqual([{ place: ['Moscow'] }]);
    expect(offers('dialogue')).toEqual([{ family: ['dialogue'] }]);
    expect(offers('755')).toEqual([{ people_expelled: '755' }]);
    expect(offers('угроза')).toEqual([{ status: ['threatened'] }]);
    expect(offers('03.04.2018')).toEqual([{ from: '2018-03-04', to: '2018-03-04' }, {}]);
    expect(offers('power')).toEqual([{ person: ['Samantha Power'] }]);
  });

  // As words, they find the events of the person and those that mention them.
  test.each([
    ['Ryabkov', ['Sergey Ryabkov', 'Sergei Ryabkov']],
    ['ryabkov', ['Sergey Ryabkov', 'Sergei Ryabkov']],
    ['Рябкова', ['Sergey Ryabkov', 'Sergei Ryabkov']],
    ['Сергей Рябков', ['Sergey Ryabkov', 'Sergei Ryabkov']],
    ['Victoria Nuland', ['Victoria Nuland']],
    ['Захаровой', ['Maria Zakharova']],
    ['Ельцин', ['Boris Yeltsin']],
    ['Трамп', ['Donald Trump']],
    ['Трампа', ['Donald Trump']],
    ['трампу', ['Donald Trump']],
    ['Дональда Трампа', ['Donald Trump']],
    ['Байденом', ['Joe Biden']],
    ['Обама', ['Barack Obama']],
    ['Обамой', ['Barack Obama']],
    ['Обаму', ['Barack Obama']],
    ['Рейган', ['Ronald Reagan']],
    ['Рейгане', ['Ronald Reagan']],
    ['Керри', ['John Kerry']],
    ['Trump', ['Donald Trump']],
    ['Буш-младший', ['George W. Bush']],
    ['Bill Clinton', ['Bill Clinton']],
  ])('%s is offered as a person', (text, person) => {
    const [part] = understand(text, { today, names });
    expect(part?.others).toEqual([{ filter: { person }, words: '' }]);
  });

  test('the reading that the user chose applies', () => {
    const choose = (text: string, reading: Reading) =>
      filterOf(
        understand(text, { today, names, choices: new Map([[text.split(' ').at(-1) ?? '', reading]]) }),
      );
    expect(choose('spy swap 2010', asWords('2010'))).toEqual({ q: 'spy swap 2010' });
    expect(choose('expulsion', { filter: { kind: ['expulsion'] }, words: '' })).toEqual({
      kind: ['expulsion'],
    });
  });

  test('hostile texts are valid filters', () => {
    const texts = [
      '2018'.repeat(100),
      '« “ " *',
      '60 '.repeat(150),
      'a/b 9999999999',
      '9999999999 дипломатов',
      'с с с по по',
    ];
    for (const text of texts) {
      const query = filterToQuery(filterOf(understand(text, { today })));
      expect(parseFilter(query)).toEqual(filterOf(understand(text, { today })));
    }
  });
});
