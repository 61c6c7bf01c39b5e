import { createReadStream } from 'node:fs';

/**
 * Bytes that can be read more than once: a file is checked as a whole before its first row is handed out, and again
 * nothing of it is kept in memory.
 */
export interface CsvSource {
  open(): AsyncIterable<Uint8Array>;
}

export function fileSource(path: string): CsvSource {
  return { open: () => createReadStream(path) };
}

/** `chunkSize` exists for tests: characters and line ends may be cut anywhere. */
export function bytesSource(bytes: Uint8Array, chunkSize = 65_536): CsvSource {
  return {
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}
