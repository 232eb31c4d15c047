import { readFileSync } from 'node:fs';
import { Router } from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { allowOnly } from '../http/problem-details.ts';
import { readQuery } from '../http/query.ts';
import { makeOpenApi } from '../openapi/document.ts';
import { makeDocsPage, OWN_ADDRESS } from '../openapi/page.ts';
import { noParams } from './events.ts';

/** The description of the interface, for programs and for people. Made once: it is of the program, not of the data. */
export function documentationRoutes(): Router {
  const document = makeOpenApi(packageJson.version);
  const files = [
    { path: '/openapi.json', type: 'json', text: JSON.stringify(document, null, 2) },
    { path: '/docs', type: 'html', text: makeDocsPage(document) },
    {
      path: '/docs.css',
      type: 'css',
      text: readFileSync(new URL('../openapi/page.css', import.meta.url), 'utf8'),
    },
  ];
  const router = Router();
  for (const { path, type, text } of files) {
    router
      .route(path)
      .get((request, response) => {
        readQuery(request, noParams);
        // The host is one of our own names: others are refused before.
        const own = `${request.protocol}://${request.get('host')}`;
        response.type(type).send(type === 'html' ? text.replaceAll(OWN_ADDRESS, own) : text);
      })
      .all(allowOnly('GET', 'HEAD'));
  }
  return router;
}
