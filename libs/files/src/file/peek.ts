/** The first bytes of a stream, and the whole of it again. */
export async function peek(bytes: AsyncIterable<Uint8Array>, atLeast: number): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  while (size < atLeast && !ended) {
    const next = await source.next();
    ended = next.done === true;
    if (!next.done) {
      first.push(next.value);
      size += next.value.length;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      while (!ended) {
        const next = await source.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await source.return?.(); // whoever stops early lets the source go as well
    }
  }
  return { head: Buffer.concat(first).subarray(0, atLeast), all: all() };
}

/** The same bytes, while there are at most so many. */
export async function* upTo(limit: number, bytes: AsyncIterable<Uint8Array>, tooMany: () => Error): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit) throw tooMany();
    yield chunk;
  }
}
