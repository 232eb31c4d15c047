import { escapeHtml, PAGE_LINKS } from './html.ts';

/** The HTML page for an error outside the API, such as a mistyped address. */
export function errorPage(title: string, detail: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Démarche</title>
${PAGE_LINKS}
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail)}</p>
<p><a href="/">Go to the timeline</a></p>
</main>
</body>
</html>
`;
}
