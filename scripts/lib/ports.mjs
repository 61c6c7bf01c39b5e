import { createServer } from 'node:net';
import { Sentence } from './sentence.mjs';

/** "localhost" means both loopback addresses to a browser, so neither may belong to another program. */
export async function refuseTakenPort(port, host) {
  for (const address of new Set([host, '127.0.0.1', '::1'])) {
    const code = await tryToListen(port, address);
    if (code === 'EADDRINUSE') throw new Sentence(`Port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${port + 1} npm start.`);
    if (code === 'EACCES') throw new Sentence(`Port ${port} may not be used by this user: choose one above 1023, for example PORT=3000 npm start.`);
    if (code && address === host) throw new Sentence(`HOST is "${host}", which is no address of this machine (${code}).`);
  }
}

function tryToListen(port, address) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', ({ code }) => done(code));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
