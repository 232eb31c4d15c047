/** Publishers by host, without `www.`: the most frequent ones of the starter collection, in its spelling. Subdomains count. */
const HOSTS = `
abcnews.go.com ABC News
aljazeera.com Al Jazeera
apnews.com Associated Press
armscontrol.org Arms Control Association
articles.chicagotribune.com Chicago Tribune
atlanticcouncil.org Atlantic Council
axios.com Axios
baltimoresun.com The Baltimore Sun
bbc.co.uk BBC News
bbc.com BBC News
bloomberg.com Bloomberg
cbc.ca CBC News
cbsnews.com CBS News
cfr.org Council on Foreign Relations
chicagotribune.com Chicago Tribune
clintonwhitehouse6.archives.gov The White House
cnbc.com CNBC
cnn.com CNN
congress.gov United States Congress
csmonitor.com The Christian Science Monitor
dw.com Deutsche Welle
en.wikipedia.org Wikipedia
euromaidanpress.com Euromaidan Press
federalregister.gov Federal Register
interfax.com Interfax
interfax.ru Interfax
kommersant.ru Kommersant
kremlin.ru President of Russia
latimes.com Los Angeles Times
lenta.ru Lenta.ru
meduza.io Meduza
mid.ru Ministry of Foreign Affairs of Russia
nato.int NATO
npr.org NPR
nytimes.com The New York Times
politico.com Politico
politico.eu Politico Europe
pravda.com.ua Ukrainska Pravda
presidency.ucsb.edu The American Presidency Project
rbc.ru RBC
reuters.com Reuters
rferl.org RFE/RL
rg.ru Rossiyskaya Gazeta
ria.ru RIA Novosti
rt.com RT
scmp.com South China Morning Post
sputniknews.com Sputnik
sputnikglobe.com Sputnik
state.gov U.S. Department of State
straitstimes.com The Straits Times
tass.com TASS
tass.ru TASS
theguardian.com The Guardian
thehill.com The Hill
themoscowtimes.com The Moscow Times
thetimes.co.uk The Times
treasury.gov U.S. Department of the Treasury
un.org United Nations
upi.com UPI
usatoday.com USA Today
usembassy.gov U.S. Department of State
vedomosti.ru Vedomosti
voanews.com Voice of America
washingtonpost.com The Washington Post
washingtontimes.com The Washington Times
whitehouse.gov The White House
wsj.com The Wall Street Journal
xinhuanet.com Xinhua
`;

const PUBLISHERS: ReadonlyMap<string, string> = new Map(
  HOSTS.trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
);

/** The publisher of a host or of the nearest domain above it; undefined if it is not known. */
export function publisherOfHost(
  host: string,
  known: ReadonlyMap<string, string> = PUBLISHERS,
): string | undefined {
  for (let name = host.toLowerCase(); name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const publisher = known.get(name);
    if (publisher !== undefined) return publisher;
  }
  return undefined;
}

/** Names with which headlines end, by the publisher that they mean. */
const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ...[...PUBLISHERS.values()].map((name): [string, string] => [fold(name), name]),
  ...(
    [
      ['AP', 'Associated Press'],
      ['AP News', 'Associated Press'],
      ['The Associated Press', 'Associated Press'],
      ['BBC', 'BBC News'],
      ['CNN Politics', 'CNN'],
      ['DW', 'Deutsche Welle'],
      ['Guardian', 'The Guardian'],
      ['Radio Free Europe/Radio Liberty', 'RFE/RL'],
      ['РБК', 'RBC'],
      ['РИА Новости', 'RIA Novosti'],
      ['ТАСС', 'TASS'],
      ['Интерфакс', 'Interfax'],
      ['Коммерсантъ', 'Kommersant'],
      ['Ведомости', 'Vedomosti'],
      ['Российская газета', 'Rossiyskaya Gazeta'],
      ['Reuters.com', 'Reuters'],
    ] as const
  ).map(([suffix, name]): [string, string] => [fold(suffix), name]),
]);

/** The publisher that the end of a headline names. */
export function publisherOfSuffix(suffix: string): string | undefined {
  return SUFFIXES.get(fold(suffix));
}

/** Letters and digits of a name without a leading “the”, for comparing it with a host or a suffix. */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^the(?=.{3})/, '');
}
