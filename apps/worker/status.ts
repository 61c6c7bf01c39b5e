import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessagingMetrics, WorkerHost } from '#messaging';

/** /healthz: the process lives. /readyz: it takes work. /metrics: for Prometheus. Nothing of tenants is in any of them. */
export async function serveStatus(host: WorkerHost, metrics: MessagingMetrics, at: { port: number; host: string }): Promise<{ port: number; close(): void }> {
  const server: Server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz') answer(response, 200, 'ok');
    else if (path === '/readyz') answer(response, host.ready ? 200 : 503, host.ready ? 'ready' : 'not ready');
    else if (path === '/metrics') metrics.registry.metrics().then((text) => answer(response, 200, text, metrics.registry.contentType), () => answer(response, 503, 'not available'));
    else answer(response, 404, 'not found');
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(at.port, at.host, done));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close().closeAllConnections() };
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
