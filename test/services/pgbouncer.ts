import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUNTIME_ROLES, roleName, rolePassword } from '#tenancy';

export interface Pooler {
  /** The database behind the pooler, with no role's name in it. */
  url: string;
  stop(): Promise<void>;
}

/** A real PgBouncer in transaction mode before `databaseUrl`, with few server connections, so that clients share them all the time. */
export async function startPgBouncer(databaseUrl: string, secret: string): Promise<Pooler> {
  const database = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'ekkyo-pgbouncer-'));
  const port = await freePort();
  const users = RUNTIME_ROLES.map((role) => `"${roleName(role)}" "${rolePassword(secret, role)}"`);
  writeFileSync(join(folder, 'users.txt'), `${users.join('\n')}\n`);
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
${database.pathname.slice(1)} = host=${database.hostname} port=${database.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
`,
  );
  // It refuses to run as root.
  chmodSync(folder, 0o755);
  const asRoot = process.getuid?.() === 0;
  const child: ChildProcess = spawn('pgbouncer', [...(asRoot ? ['-u', 'nobody'] : []), join(folder, 'pgbouncer.ini')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const deadline = Date.now() + 20_000;
  while (!said.includes('process up')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`PgBouncer does not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  database.hostname = '127.0.0.1';
  database.port = String(port);
  return {
    url: database.toString(),
    stop: async () => {
      child.kill('SIGINT');
      await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(undefined)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
