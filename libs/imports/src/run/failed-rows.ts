import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type CsvEncoding, csvBytes } from '#csv';

/** Collects the rows that cannot be imported into a file like the one that came in, while it is being read: none of them is held. */
export class FailedRows {
  private readonly lines = new PassThrough({ objectMode: true });
  private saved: Promise<string> | undefined;

  /** `heading` is the first line; `save` keeps the bytes and answers what they are called. */
  constructor(
    private readonly heading: readonly string[],
    private readonly encoding: CsvEncoding,
    private readonly save: (bytes: AsyncIterable<Uint8Array>) => Promise<string>,
  ) {}

  async add(line: readonly string[]): Promise<void> {
    if (!this.saved) {
      this.saved = this.save(csvBytes(this.lines as AsyncIterable<string[]>, { encoding: this.encoding }));
      this.saved.catch(() => this.lines.destroy()); // told by `end`
      this.lines.write(this.heading);
    }
    if (!this.lines.write(line)) await Promise.race([once(this.lines, 'drain'), this.saved]);
  }

  /** What the file is called; null when there was no such row. */
  async end(): Promise<string | null> {
    this.lines.end();
    return (await this.saved) ?? null;
  }

  abort(): void {
    this.lines.destroy(new Error('the import was given up'));
  }
}
