// Serves build/site, or the folder given, on the first free port of 127.0.0.1 from 8000 on.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css', '.csv': 'text/csv; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm',
};

/** Port 0 takes any that is free. Resolves with the page's address and the way to stop. */
export function serveFolder(folder, { port = 0, onRequest = () => {} } = {}) {
  const server = createServer((request, response) => {
    onRequest(request);
    answer(folder, request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const stop = () => new Promise((stopped) => {
        server.close(stopped);
        server.closeAllConnections();
      });
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, stop });
    });
  });
}

function answer(folder, request, response) {
  const file = fileFor(folder, request.url);
  if (!file || request.method !== 'GET') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}

function fileFor(folder, url) {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://local').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

async function serveOnFreePort(folder, port) {
  try {
    return await serveFolder(folder, { port });
  } catch (error) {
    if (error.code !== 'EADDRINUSE' || port >= 8100) throw error;
    return serveOnFreePort(folder, port + 1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = fileURLToPath(new URL('../build/site', import.meta.url))] = process.argv.slice(2);
  const { address } = await serveOnFreePort(folder, 8000);
  console.log(`Sonder is at ${address} - Ctrl-C ends it.`);
}
