import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchPage } from './fetch-page.js';

const HTML = '<html><head><title>社内Wiki</title></head></html>';

describe('a page is fetched', () => {
  let server: Server;
  let base: string;
  let asked: string[];
  let sent = 0;
  const routes: Record<string, RequestListener> = {
    '/page': (_q, r) => void r.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML),
    '/sjis': (_q, r) => void r.writeHead(200, { 'content-type': 'text/html; charset=Shift_JIS' }).end(Buffer.concat([Buffer.from('<title>'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from('</title>')])),
    '/moved': (_q, r) => void r.writeHead(302, { location: '/page' }).end(),
    '/inside': (_q, r) => void r.writeHead(302, { location: `http://127.0.0.2:${(server.address() as AddressInfo).port}/page` }).end(),
    '/circle': (_q, r) => void r.writeHead(302, { location: '/circle' }).end(),
    '/file': (_q, r) => void r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/json': (_q, r) => void r.writeHead(200, { 'content-type': 'application/json' }).end(HTML),
    '/gone': (_q, r) => void r.writeHead(404, { 'content-type': 'text/html' }).end(HTML),
    '/slow': () => undefined,
    '/huge': (_q, r) => {
      r.writeHead(200, { 'content-type': 'text/html' });
      r.write(HTML);
      const more = (): void => {
        if (r.destroyed) return;
        sent += 65_536;
        if (sent > 50_000_000) r.end();
        else if (r.write(Buffer.alloc(65_536, 'x'))) setImmediate(more);
        else r.once('drain', more);
      };
      more();
    },
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url!);
      routes[request.url!]!(request, response);
    });
    await new Promise<void>((ready) => server.listen(0, '0.0.0.0', ready));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const inside = { allowed: ['127.0.0.1'] };

  it('when it is a page, in its own encoding, and where it moved to', async () => {
    expect(await fetchPage(`${base}/page`, inside)).toEqual({ title: '社内Wiki', description: null, siteName: '127.0.0.1' });
    expect(await fetchPage(`${base}/sjis`, inside)).toMatchObject({ title: '日本' });
    expect(await fetchPage(`${base}/moved`, inside)).toMatchObject({ title: '社内Wiki' });
  });

  it.each(['/page', '/moved'])('never from our own network: %s', async (path) => {
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '127.1', '169.254.169.254', '10.0.0.1']) expect({ host, page: await fetchPage(`http://${host}:${port}${path}`, { allowed: [] }) }).toEqual({ host, page: undefined });
    expect(asked).toEqual([]);
  }, 30_000);

  it('not where a redirect leads into it, in a circle or out of the web', async () => {
    for (const path of ['/inside', '/circle', '/file']) expect(await fetchPage(base + path, inside)).toBeUndefined();
    expect(asked.filter((path) => path === '/page')).toEqual([]);
    expect(asked.filter((path) => path === '/circle').length).toBeLessThanOrEqual(4);
  });

  it('not when it is something else, gone, or too slow', async () => {
    for (const path of ['/json', '/gone']) expect(await fetchPage(base + path, inside)).toBeUndefined();
    const began = Date.now();
    expect(await fetchPage(`${base}/slow`, inside)).toBeUndefined();
    expect(Date.now() - began).toBeLessThan(9_000);
  });

  it('no further than its first half megabyte', async () => {
    expect(await fetchPage(`${base}/huge`, inside)).toMatchObject({ title: '社内Wiki' });
    expect(sent).toBeLessThan(20_000_000);
  });
});
