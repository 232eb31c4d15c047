import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of every response: only own scripts and styles, none inline, nothing from other sites, no framing.
 * Images may be `blob:` and `data:` because the chart is saved as a picture through them.
 */
export function securityHeaders({ overHttps }: { readonly overHttps: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Sent for localhost, this header would make the browser use https there for all other programs too.
    strictTransportSecurity: overHttps,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}
