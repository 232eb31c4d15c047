import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers that keep a page to itself: its own scripts and styles only, no inline ones, nothing from elsewhere, and
 * no frame around it. Images may be blobs and data, which is how the chart is saved as a picture.
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
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // A browser that was told so once would ask localhost for https ever after.
    strictTransportSecurity: overHttps,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}
