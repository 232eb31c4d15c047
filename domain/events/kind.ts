/** Families of kinds. On the chart, the family decides the colour of a mark and the kind its symbol. */
export const FAMILIES = ['presence', 'pressure', 'dialogue', 'shock'] as const;
export type Family = (typeof FAMILIES)[number];

export const KINDS = [
  'expulsion',
  'mission',
  'sanctions',
  'relief',
  'withdrawal',
  'talks',
  'proposal',
  'statement',
  'agreement',
  'exchange',
  'incident',
  'legal',
  'military',
] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}

/** A field that applies to some kinds only. The form shows it for those kinds, or if it has a value. */
export type KindField = 'people_expelled' | 'missions_affected' | 'in_force';

export interface KindDescription {
  readonly family: Family;
  /** The default CAMEO code of events of this kind. */
  readonly cameo: string;
  /** Codes that often fit better than the default, most common first. */
  readonly alternates: readonly string[];
  readonly fields: readonly KindField[];
}

/**
 * Properties of each kind. Expelled diplomats are 161, not 166 or 174, as CAMEO's usage notes (1.1b3) say under all three
 * codes. CAMEO has no code for leaving a treaty, so `withdrawal` uses the residual code 160.
 */
export const KIND: Readonly<Record<Kind, KindDescription>> = {
  expulsion: {
    family: 'presence',
    cameo: '161',
    alternates: ['174', '166', '1661', '1662'],
    fields: ['people_expelled', 'missions_affected', 'in_force'],
  },
  mission: {
    family: 'presence',
    cameo: '161',
    alternates: ['166', '050', '054', '1313'],
    fields: ['missions_affected', 'people_expelled', 'in_force'],
  },
  sanctions: {
    family: 'pressure',
    cameo: '163',
    alternates: ['172', '1621', '1622', '1312', '1711'],
    fields: ['in_force'],
  },
  relief: { family: 'pressure', cameo: '085', alternates: ['081', '0354', '0351'], fields: ['in_force'] },
  withdrawal: {
    family: 'pressure',
    cameo: '160',
    alternates: ['161', '164', '166', '121', '128'],
    fields: ['in_force', 'missions_affected'],
  },
  talks: {
    family: 'dialogue',
    cameo: '046',
    alternates: ['040', '041', '042', '043', '044', '045', '036', '125', '164'],
    fields: [],
  },
  proposal: {
    family: 'dialogue',
    cameo: '030',
    alternates: ['036', '037', '020', '022', '026', '014', '127', '125'],
    fields: [],
  },
  statement: {
    family: 'dialogue',
    cameo: '010',
    alternates: [
      '012',
      '013',
      '016',
      '018',
      '019',
      '051',
      '111',
      '112',
      '1125',
      '113',
      '114',
      '130',
      '138',
      '139',
    ],
    fields: [],
  },
  agreement: {
    family: 'dialogue',
    cameo: '057',
    alternates: ['019', '061', '062', '063', '064', '032', '031'],
    fields: ['in_force'],
  },
  exchange: { family: 'dialogue', cameo: '0841', alternates: ['084', '0842', '0353', '063'], fields: [] },
  incident: {
    family: 'shock',
    cameo: '150',
    alternates: ['190', '195', '171', '1711', '182', '112'],
    fields: [],
  },
  legal: {
    family: 'shock',
    cameo: '173',
    alternates: ['115', '116', '1125', '174', '063', '0841'],
    fields: ['in_force'],
  },
  military: {
    family: 'shock',
    cameo: '154',
    alternates: ['150', '152', '138', '087', '0862', '062'],
    fields: ['in_force'],
  },
};

export function kindsOf(family: Family): Kind[] {
  return KINDS.filter((kind) => KIND[kind].family === family);
}
