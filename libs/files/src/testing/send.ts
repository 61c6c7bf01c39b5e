import type { Client, World } from '../../../../test/support/world.js';

export interface Sent {
  status: number;
  id: string;
  name: string;
  mediaType: string;
  byteLength: number;
  /** Of the refusal. */
  code?: string;
  field?: string;
  reason?: string;
}

/** Brings a file as the console does. */
export async function sendFile(world: World, client: Client | undefined, tenant: string, bytes: Uint8Array | string | ReadableStream, name: string, headers: Record<string, string> = {}): Promise<Sent> {
  const response = await fetch(`${world.url}/files`, {
    method: 'POST',
    body: bytes as never,
    headers: { 'x-tenant': tenant, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...(client ? { authorization: `Bearer ${client.accessToken}` } : {}), ...headers },
    ...(bytes instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const body = (await response.json()) as Sent & { errors?: { extensions: { code: string } }[] };
  return { ...body, ...body.errors?.[0]?.extensions, status: response.status };
}
