import { PARTIES } from '../parties/party.ts';

/** ICEWS names that differ from the names of our parties. Bodies of an organisation map to the organisation. */
const ICEWS_NAMES = `
Burma | MM
Cape Verde | CV
Congo | CG
Cote d'Ivoire | CI
Czech Republic | CZ
Democratic Republic of Congo | CD
East Timor | TL
European Central Bank | EU
European Commission | EU
European Parliament | EU
European Council | EU
Macau | MO
Macedonia | MK
Micronesia, Federated States of | FM
Moldova, Republic of | MD
NATO | NATO
Arab League | LAS
Occupied Palestinian Territory | PS
Palestinian Territory, Occupied | PS
Russian Federation | RU
Saint Kitts and Nevis | KN
Saint Lucia | LC
Saint Vincent and the Grenadines | VC
Sao Tome and Principe | ST
Swaziland | SZ
Turkey | TR
UN General Assembly | UN
UN Security Council | UNSC
Virgin Islands, British | VG
Virgin Islands, U.S. | VI
the former Yugoslav Republic of Macedonia | MK
`;

const CODE_OF: ReadonlyMap<string, string> = new Map([
  ...[...PARTIES.values()].map(({ name, code }) => [name, code] as const),
  ...ICEWS_NAMES.trim()
    .split('\n')
    .map((line) => line.split(' | ') as [string, string]),
]);

/** The party code of an ICEWS name, for a country or an organisation. */
export function icewsParty(name: string): string | undefined {
  return CODE_OF.get(name);
}
