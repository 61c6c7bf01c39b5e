import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { useAgent } from 'request-filtering-agent';
import { type PageFacts, isPage, pageFacts } from './page.js';

export interface PreviewOptions {
  /** False in a network from which nothing leads out. */
  enabled: boolean;
  /** Private addresses or ranges that may be asked nevertheless, such as the wiki's. */
  allowed: readonly string[];
}

const MAX_BYTES = 512 * 1_024;
const MAX_HOPS = 3;
const PATIENCE_MS = 5_000;

/**
 * What a page says of itself; undefined when it cannot be had. The address is looked at when the connection is made, after the name was resolved, and again
 * for each redirect: names and redirects that lead into our own network lead nowhere. Nothing beyond the first 512 kB is read.
 */
export async function fetchPage(address: string, { allowed }: Pick<PreviewOptions, 'allowed'>): Promise<PageFacts | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    let url = address;
    for (let hop = 0; hop <= MAX_HOPS && isPage(url); hop++) {
      const response = await get(url, allowed, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        url = new URL(headers.location, url).href;
        continue;
      }
      if (statusCode !== 200 || !/^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '')) {
        response.destroy();
        return undefined;
      }
      return pageFacts(decoded(await beginning(response), headers['content-type']!), new URL(url).hostname);
    }
  } catch {
    // Slow, gone, private, broken: there is no preview, and nothing else follows from it.
  }
  return undefined;
}

function get(url: string, allowed: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const { request } = url.startsWith('https:') ? https : http;
  const agent = useAgent(url, { allowIPAddressList: [...allowed] });
  return new Promise((resolve, reject) => {
    request(url, { agent, signal, maxHeaderSize: 16_384, headers: { accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': 'Ekkyo link preview' } }, resolve).on('error', reject).end();
  });
}

async function beginning(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_BYTES) break; // which ends the connection
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES);
}

function decoded(bytes: Buffer, contentType: string): string {
  const named = /charset=["']?([\w-]+)/i;
  const charset = named.exec(contentType)?.[1] ?? named.exec(bytes.subarray(0, 2_048).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
