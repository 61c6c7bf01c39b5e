import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { ChildSettings } from './ledger.js';

interface Message {
  type: string;
  id?: string;
  tenantId?: string;
  port?: number;
}

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A process of the product (or of a test) that runs the sources. */
export class Child {
  readonly messages: Message[] = [];
  output = '';
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly process: ChildProcess;

  constructor(file: string, env: Record<string, string>) {
    const { PATH = '' } = process.env;
    this.process = spawn(process.execPath, ['--import', new URL('typescript.mjs', import.meta.url).href, at(file)], { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.process.on('message', (message) => void this.messages.push(message as Message));
    for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', (chunk) => (this.output += String(chunk)));
    // Not "close": it does not come after the channel was closed from here.
    const said = [this.process.stdout!, this.process.stderr!].map((stream) => finished(stream).catch(() => undefined));
    this.ended = once(this.process, 'exit').then(async ([code, signal]) => {
      await Promise.all(said);
      return { code: code as number | null, signal: signal as NodeJS.Signals | null };
    });
  }

  static with(file: string, ledger: ChildSettings): Child {
    return new Child(file, { LEDGER: JSON.stringify(ledger) });
  }

  async said(type: string): Promise<Message> {
    for (;;) {
      const found = this.messages.find((m) => m.type === type);
      if (found) return found;
      await Promise.race([
        once(this.process, 'message'),
        this.ended.then(({ code, signal }) => {
          throw new Error(`it ended with ${signal ?? code} before it said "${type}":\n${this.output}`);
        }),
      ]);
    }
  }

  tell(message: object): void {
    this.process.send(message);
  }

  /** Closes the channel, as the end of the parent does. */
  abandon(): void {
    this.process.disconnect();
  }

  kill(signal: NodeJS.Signals): Promise<unknown> {
    this.process.kill(signal);
    return this.ended;
  }
}
