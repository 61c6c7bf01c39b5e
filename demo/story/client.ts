import { type Client as SocketClient, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface ApiError {
  message: string;
  extensions: { code: string };
}

/** What a request answered; reading a field that is not there fails the story at that step. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an outside client without generated types
export type Data = Record<string, any>;

/** One signed-in person, speaking to Ekkyo as any outside program would: GraphQL over HTTP, and over a WebSocket. */
export class Person {
  private socket: SocketClient | undefined;

  private constructor(
    private readonly url: string,
    readonly name: string,
    readonly tenant: string,
    private readonly token: string,
    private readonly onRequest: (request: SentRequest) => void,
  ) {}

  static async signIn(url: string, who: { email: string; password: string; name: string; tenant: string }, onRequest: (request: SentRequest) => void = () => undefined): Promise<Person> {
    const document = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { accessToken } ... on Refusal { message } } }';
    const { data, errors } = await post(url, document, { input: { email: who.email, password: who.password } }, {});
    if (data?.signIn?.__typename !== 'SignedIn') throw new Error(`${who.email} cannot sign in: ${JSON.stringify(errors ?? data)}`);
    return new Person(url, who.name, who.tenant, data.signIn.accessToken as string, onRequest);
  }

  /** The data of an operation. @throws when it answers with errors */
  async ask(document: string, variables: Data = {}, tenant = this.tenant): Promise<Data> {
    const { data, errors } = await this.send(document, variables, tenant);
    if (errors) throw new Error(`${this.name}: ${JSON.stringify(errors)}`);
    return data ?? {};
  }

  /** The changed thing of a mutation. @throws when it is refused */
  async change(document: string, input: Data): Promise<Data> {
    const [result] = Object.values(await this.ask(document, { input })) as Data[];
    if (!result || 'code' in result) throw new Error(`${this.name} was refused: ${JSON.stringify(result)}`);
    return result;
  }

  async send(document: string, variables: Data = {}, tenant = this.tenant): Promise<{ data: Data | null; errors?: ApiError[] }> {
    this.onRequest({ name: this.name, tenant, document, variables });
    return post(this.url, document, variables, { authorization: `Bearer ${this.token}`, 'x-tenant': tenant });
  }

  /** Brings a file along; its id, for whatever takes files. */
  async bring(name: string, bytes: Buffer, mediaType = 'application/octet-stream'): Promise<string> {
    const headers = { authorization: `Bearer ${this.token}`, 'x-tenant': this.tenant, 'x-file-name': encodeURIComponent(name), 'content-type': mediaType };
    const response = await fetch(`${this.url}/files`, { method: 'POST', headers, body: new Uint8Array(bytes) });
    if (response.status !== 201) throw new Error(`${this.name} could not bring ${name}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }

  /** Collects what arrives live; `close` ends it. */
  listen(document: string, onData: (data: Data) => void): void {
    this.socket ??= createClient({ url: `${this.url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { accessToken: this.token }, retryAttempts: 0 });
    const never = (error: unknown): void => {
      if (!(error as { code?: number }).code) throw error;
    };
    this.socket.subscribe({ query: document, extensions: { tenant: this.tenant } }, { next: ({ data }) => data && onData(data), error: never, complete: () => undefined });
  }

  async close(): Promise<void> {
    await this.socket?.dispose();
  }
}

export interface SentRequest {
  name: string;
  tenant: string;
  document: string;
  variables: Data;
}

/** A request, of nobody unless the headers say of whom. */
export async function post(url: string, query: string, variables: Data, headers: Record<string, string>): Promise<{ data: Data | null; errors?: ApiError[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'accept-language': 'ja', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Data | null; errors?: ApiError[] };
}

/** Asks again until `look` finds something. The deadline is generous: it is for a machine that is busy, not a measurement. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
