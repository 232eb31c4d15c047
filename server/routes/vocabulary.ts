import { Router } from 'express';
import { z } from 'zod';
import { CAMEO_CODES } from '../../domain/cameo/cameo.ts';
import { ORIGINS, RELATIONS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { defaultGoldstein, FAMILIES, KIND, KINDS } from '../../domain/events/kind.ts';
import { PARTIES } from '../../domain/parties/party.ts';
import { allowOnly } from '../http/problem-details.ts';
import { readQuery } from '../http/query.ts';
import { noParams } from './events.ts';

export const vocabulary = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.enum(KINDS),
      family: z.enum(FAMILIES),
      cameo: z.string().meta({ description: 'The CAMEO code an event of this kind has by default' }),
      alternates: z.array(z.string()).meta({ description: 'CAMEO codes that often fit better' }),
      goldstein: z.number(),
      fields: z.array(z.string()).meta({ description: 'Fields that matter for this kind in particular' }),
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
      goldstein: z.number(),
      quad_class: z.int().meta({ description: '1 verbal co-operation … 4 material conflict' }),
    }),
  ),
});

/** The words of the domain do not change while a server runs: they are written once. */
export function vocabularyRoutes(): Router {
  const words: z.input<typeof vocabulary> = {
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
    cameo_codes: [...CAMEO_CODES.values()],
  };
  const text = JSON.stringify(words);

  const router = Router();
  router
    .route('/')
    .get((request, response) => {
      readQuery(request, noParams);
      response.type('json').send(text);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
