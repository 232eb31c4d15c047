import type { z } from 'zod';
import { settings } from '../../domain/query/settings.ts';
import { isOwnMachine } from '../http/access-control.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../http/api-route.ts';

interface SettingsOptions {
  readonly embedOrigins: readonly string[];
  readonly publicUrls: readonly URL[];
}

export function settingsRoutes({ embedOrigins, publicUrls }: SettingsOptions): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/settings',
      id: 'readSettings',
      tag: 'About',
      summary: 'Returns which optional features are turned on',
      description:
        '`embedding`: whether other sites may embed a view, as set by EMBED_ORIGINS. `administrator`: whether the request comes from the server’s own machine. `public_url`: the first address in PUBLIC_URL.',
      response: {
        description: 'The settings',
        content: jsonContent(settings, { embedding: false, administrator: true }),
      },
      handle({ request, response }) {
        const [publicUrl] = publicUrls;
        response.json({
          embedding: embedOrigins.length > 0,
          administrator: isOwnMachine(request),
          ...(publicUrl && { public_url: publicUrl.origin }),
        } satisfies z.input<typeof settings>);
      },
    }),
  ];
}
