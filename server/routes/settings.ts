import type { z } from 'zod';
import { settings } from '../../domain/query/settings.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../http/api-route.ts';

export function settingsRoutes(embedOrigins: readonly string[]): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/settings',
      id: 'readSettings',
      tag: 'About',
      summary: 'Returns which optional features are turned on',
      description: '`embedding`: whether other sites may embed a view, as set by EMBED_ORIGINS.',
      response: { description: 'The settings', content: jsonContent(settings, { embedding: false }) },
      handle({ response }) {
        response.json({ embedding: embedOrigins.length > 0 } satisfies z.input<typeof settings>);
      },
    }),
  ];
}
