import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { FIRST_CHART } from './first-chart.ts';

/**
 * The least work that an Express server can do: `/constants/<name>` sends the bytes last stored there, and `/` is an empty
 * page that marks its first frame.
 */
const constants = new Map<string, Buffer>();
const app = express();

app.put('/constants/:name', express.raw({ type: () => true, limit: '64mb' }), (request, response) => {
  constants.set(request.params.name, request.body);
  response.json({});
});
app.get('/constants/:name', (request, response) => {
  response.type('json').send(constants.get(request.params.name));
});
app.get('/', (_request, response) => {
  response.send(EMPTY_PAGE);
});

const EMPTY_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Empty</title><link rel="icon" href="data:,"></head>
  <body><script>requestAnimationFrame(() => performance.mark('${FIRST_CHART}'))</script></body>
</html>
`;

const server = createServer(app).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Express is at http://127.0.0.1:${port}`);
});
process.on('SIGTERM', () => process.exit(0));
