import { z } from 'zod';
import { CAMEO_CODES } from '../../domain/cameo/cameo.ts';
import { cameoName } from '../../domain/cameo/cameo-name.ts';
import { defaultGoldstein } from '../../domain/cameo/default-goldstein.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { FAMILIES, KIND, KINDS } from '../../domain/events/kind.ts';
import { PARTIES } from '../../domain/parties/party.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../http/api-route.ts';

export const vocabulary = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.enum(KINDS),
      family: z.enum(FAMILIES),
      cameo: z.string().meta({ description: 'The default CAMEO code of this kind' }),
      alternates: z.array(z.string()).meta({ description: 'Other CAMEO codes that often fit better' }),
      goldstein: z.number(),
      fields: z.array(z.string()).meta({ description: 'Fields that are specific to this kind' }),
    }),
  ),
  families: z.array(z.enum(FAMILIES)),
  statuses: z.array(z.enum(STATUSES)),
  reviews: z.array(z.enum(REVIEWS)),
  origins: z.array(z.enum(ORIGINS)).meta({ description: 'Machine coders whose files can be imported' }),
  relations: z.array(z.enum(RELATIONS)),
  parties: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      name_ru: z.string(),
      kind: z.enum(['country', 'organisation']),
    }),
  ),
  cameo_codes: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      name_ru: z.string(),
      goldstein: z.number(),
      quad_class: z.int().meta({ description: 'From 1 (verbal cooperation) to 4 (material conflict)' }),
    }),
  ),
});

export function vocabularyRoutes(): ApiRoute[] {
  // The vocabulary is part of the program, so its JSON is built once.
  const json = JSON.stringify(createVocabulary());
  return [
    defineRoute({
      method: 'get',
      path: '/api/vocabulary',
      id: 'readVocabulary',
      tag: 'Views',
      summary: 'Returns kinds with their families, codes and scores, and parties with their names',
      response: { description: 'The vocabulary', content: jsonContent(vocabulary) },
      handle({ response }) {
        response.type('json').send(json);
      },
    }),
  ];
}

function createVocabulary(): z.input<typeof vocabulary> {
  return {
    kinds: KINDS.map((kind) => {
      const { family, cameo, alternates, fields } = KIND[kind];
      return {
        kind,
        family,
        cameo,
        alternates: [...alternates],
        goldstein: defaultGoldstein(kind),
        fields: [...fields],
      };
    }),
    families: [...FAMILIES],
    statuses: [...STATUSES],
    reviews: [...REVIEWS],
    origins: [...ORIGINS],
    relations: [...RELATIONS],
    parties: [...PARTIES.values()],
    cameo_codes: [...CAMEO_CODES.values()].map((each) => ({ ...each, name_ru: cameoName(each.code, 'ru') })),
  };
}
