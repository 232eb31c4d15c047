import { readFileSync } from 'node:fs';
import type { Request } from 'express';
import { Router } from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { type ApiRoute, defineRoute, textContent } from '../http/api-route.ts';
import { allowOnly } from '../http/problem-details.ts';
import { createOpenApi } from '../openapi/document.ts';
import { createDocsPage, SERVER_ADDRESS } from '../openapi/page.ts';

/** Adds the routes that document all the others, and themselves. */
export function withDocumentation(routes: readonly ApiRoute[]): readonly ApiRoute[] {
  const documented: readonly ApiRoute[] = [
    ...routes,
    defineRoute({
      method: 'get',
      path: '/api/openapi.json',
      id: 'readOpenApi',
      tag: 'About',
      summary: 'Returns this description as OpenAPI 3.1',
      response: { description: 'The document', content: textContent('application/json') },
      handle({ response }) {
        response.type('json').send(json);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/docs',
      id: 'readDocs',
      tag: 'About',
      summary: 'Returns this description as a page',
      response: { description: 'The page', content: textContent('text/html') },
      handle({ request, response }) {
        response.type('html').send(page.replaceAll(SERVER_ADDRESS, addressOf(request)));
      },
    }),
  ];
  // The API is part of the program, so its description is built once.
  const document = createOpenApi(packageJson.version, documented);
  const json = JSON.stringify(document, null, 2);
  const page = createDocsPage(document);
  return documented;
}

/** `checkHost` has already rejected other host names. */
function addressOf(request: Request): string {
  return `${request.protocol}://${request.get('host')}`;
}

/** The style sheet of the documentation and the error pages. */
export function docsStyleRoute(): Router {
  const style = readFileSync(new URL('../openapi/page.css', import.meta.url), 'utf8');
  const router = Router();
  router
    .route('/api/docs.css')
    .get((_request, response) => {
      response.type('css').send(style);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
