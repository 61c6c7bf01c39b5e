import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { type DocumentNode, type ExecutionArgs, GraphQLError, Kind, NoSchemaIntrospectionCustomRule, OperationTypeNode, type SelectionSetNode, getOperationAST, getVariableValues, parse, specifiedRules, validate } from 'graphql';
import { CloseCode, type Context, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type AccountId, type Locale, invalidInput, pickLocale, unauthenticated } from '#kernel';
import { type Access, LIMITS, accessOf, costOf, shapeLimits, toGraphqlError } from '#graphql-kit';
import { Authenticator, MemberService } from '#identity';
import { IdentityDb } from '#tenancy';
import type { GatewayConfig } from './config.js';
import { agreedTenant } from './http-context.js';
import { LiveOperation } from './live-operation.js';
import { Standing } from './standing.js';

const PATH = '/graphql';
const MAX_SUBSCRIPTIONS = 20;
/** Of one account on one gateway: more tabs than anybody has, fewer than would hurt the others. */
const MAX_SOCKETS = 50;
const MAX_MESSAGE_BYTES = 65_536;
/** Sockets that do not answer a farewell within this time are cut. */
const FAREWELL_MS = 1_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Who is at the other end. One account for the whole socket; each subscription names its tenant. */
interface Peer {
  token: string;
  locale: Locale;
  leave: () => void;
}
type PeerContext = Context<{ accessToken?: unknown; acceptLanguage?: unknown }, Extra & { peer?: Peer }>;
type Config = Pick<GatewayConfig, 'publicUrl' | 'baseDomain' | 'production'>;

/** GraphQL subscriptions over WebSocket (graphql-transport-ws) at the address of the API. Call it before the application is initialised. */
export function serveSubscriptions(app: NestFastifyApplication, fastify: FastifyInstance, config: Config): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const standing = new Standing(app.get(IdentityDb), app.get(MemberService));
  const subscriptions = new Subscriptions(app, standing, config);
  useServer<{ accessToken?: unknown; acceptLanguage?: unknown }, { peer: Peer }>(
    {
      onConnect: (context) => subscriptions.connect(context as PeerContext),
      onSubscribe: (context, _id, payload) => subscriptions.prepare(context as PeerContext, payload),
      subscribe: (args) => subscriptions.open(args),
      onClose: (context) => (context as PeerContext).extra.peer?.leave(),
    },
    sockets,
  );

  fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== PATH) return refuse(socket, '404 Not Found');
    if (!isOwnOrigin(request, config.publicUrl)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  });
  // Before the server waits for its connections to end, and long before the database is closed.
  fastify.addHook('preClose', async () => {
    standing.stop();
    for (const socket of sockets.clients) socket.close(1001, 'Going away');
    const deadline = Date.now() + FAREWELL_MS;
    while (sockets.clients.size > 0 && Date.now() < deadline) await sleep(20);
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Browsers always name an origin: it must be ours, by configuration or by the host that was asked. Other programs name none. */
function isOwnOrigin({ headers: { origin, host } }: IncomingMessage, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named, origin: plain } = new URL(origin);
  return plain === new URL(publicUrl).origin || ((protocol === 'http:' || protocol === 'https:') && named === host?.toLowerCase());
}

class Subscriptions {
  private readonly authenticator: Authenticator;
  private readonly operations = new WeakMap<ExecutionArgs, LiveOperation>();
  private readonly rules;
  private readonly socketsOf = new Map<AccountId, number>();
  private accesses: ReadonlyMap<string, Access | undefined> | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly standing: Standing,
    private readonly config: Config,
  ) {
    this.authenticator = app.get(Authenticator);
    this.rules = [...specifiedRules, shapeLimits, ...(config.production ? [NoSchemaIntrospectionCustomRule] : [])];
  }

  /** `connection_init`: whoever comes without a token that holds is sent away; Forbidden tells clients to come again with a new one. */
  async connect({ extra, connectionParams }: PeerContext): Promise<boolean> {
    const { socket, request } = extra;
    const token = connectionParams?.accessToken;
    if (typeof token !== 'string' || token === '') return sendAway(socket, CloseCode.Unauthorized, 'Unauthorized');
    const wanted = connectionParams?.acceptLanguage;
    const locale = pickLocale(typeof wanted === 'string' ? wanted : request.headers['accept-language']);
    let account;
    try {
      ({ account } = (await this.authenticator.authenticate({ authorization: `Bearer ${token}`, locale, requestId: randomUUID() })).caller);
    } catch {
      return sendAway(socket, 1013, 'Try again later');
    }
    const left = account ? endOf(token) - Date.now() : 0;
    if (!account || left <= 0) return sendAway(socket, CloseCode.Forbidden, 'Forbidden');
    if (socket.readyState !== socket.OPEN) return false;
    const { id, sessionId } = account;
    const others = this.socketsOf.get(id) ?? 0;
    if (others >= MAX_SOCKETS) return sendAway(socket, CloseCode.Forbidden, 'Too many connections');
    this.socketsOf.set(id, others + 1);
    const timer = setTimeout(() => socket.close(CloseCode.Forbidden, 'The access token has ended'), Math.min(left, LONGEST_TIMER_MS)).unref();
    const unwatch = this.standing.watchSession({ sessionId, sessionEnded: () => socket.close(CloseCode.Forbidden, 'The session has ended') });
    const leave = (): void => {
      clearTimeout(timer);
      unwatch();
      const rest = (this.socketsOf.get(id) ?? 1) - 1;
      if (rest > 0) this.socketsOf.set(id, rest);
      else this.socketsOf.delete(id);
    };
    extra.peer = { token, locale, leave };
    return true;
  }

  /** `subscribe`: everything that can be refused before anything runs. */
  async prepare({ extra, subscriptions }: PeerContext, payload: SubscribePayload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const caller = { locale: extra.peer?.locale ?? pickLocale(undefined), requestId: randomUUID() };
    try {
      if (!extra.peer) throw unauthenticated();
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) {
        throw invalidInput('id', 'TOO_MANY', { ja: `1つの接続で購読できるのは${MAX_SUBSCRIPTIONS}件までです。`, en: `At most ${MAX_SUBSCRIPTIONS} subscriptions on one connection.` });
      }
      const { schema } = this.app.get(GraphQLSchemaHost, { strict: false });
      const document = this.read(payload);
      const invalid = validate(schema, document, this.rules, { hideSuggestions: true });
      if (invalid.length > 0) return invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED', caller.requestId));
      const variableValues = payload.variables ?? {};
      const { errors: unfit } = getVariableValues(schema, getOperationAST(document, payload.operationName)?.variableDefinitions ?? [], variableValues);
      if (unfit) return unfit.map((error) => coded(error, 'BAD_USER_INPUT', caller.requestId));
      const cost = costOf(schema, document, payload.operationName ?? undefined, variableValues);
      if (cost > LIMITS.cost) throw coded(new GraphQLError(`This operation costs ${cost}, at most ${LIMITS.cost} are allowed.`), 'TOO_EXPENSIVE', caller.requestId);

      const tenant = agreedTenant('extensions.tenant', payload.extensions?.tenant, extra.request.headers.host, this.config.baseDomain);
      const person = await this.authenticator.authenticate({ ...caller, authorization: `Bearer ${extra.peer.token}`, tenant });
      const operation = new LiveOperation(person.caller, person.context, this.accessesOf(document, payload.operationName), this.standing);
      const args: ExecutionArgs = { schema, document, operationName: payload.operationName, variableValues, rootValue: {}, contextValue: operation.contextValue() };
      this.operations.set(args, operation);
      return args;
    } catch (error) {
      return [toGraphqlError(error, caller)];
    }
  }

  open(args: ExecutionArgs): ReturnType<LiveOperation['open']> {
    const operation = this.operations.get(args);
    if (!operation) throw new Error('a subscription that was not prepared');
    return operation.open(args);
  }

  private read({ query, operationName }: SubscribePayload): DocumentNode {
    const requestId = randomUUID();
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: LIMITS.tokens });
    } catch (error) {
      throw coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED', requestId);
    }
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw coded(new GraphQLError('Only subscriptions run over WebSocket; send queries and mutations by POST.'), 'NOT_A_SUBSCRIPTION', requestId);
    }
    return document;
  }

  /** What the subscription's root fields declare. They are found once the application is there. */
  private accessesOf(document: DocumentNode, operationName: string | null | undefined): (Access | undefined)[] {
    this.accesses ??= new Map(subscriptionHandlers(this.app).map(({ name, handler }) => [name, accessOf(handler)]));
    return rootFields(document, getOperationAST(document, operationName)?.selectionSet).map((name) => this.accesses?.get(name));
  }
}

function sendAway(socket: WebSocket, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}

/** When an access token ends, in milliseconds; it has been verified before. */
function endOf(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: number };
  return (claims.exp ?? 0) * 1000;
}

const coded = (error: GraphQLError, reason: string, requestId: string): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code: 'INVALID_INPUT', reason, ...error.extensions, requestId } });

/** Through fragments too, and also those that a directive might leave out: more is checked rather than less. */
function rootFields(document: DocumentNode, set: SelectionSetNode | undefined): string[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === selection.name.value);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}

function subscriptionHandlers(app: NestFastifyApplication): { name: string; handler: object }[] {
  const scanner = app.get(MetadataScanner, { strict: false });
  return app.get(DiscoveryService, { strict: false }).getProviders().flatMap(({ instance, metatype }) => {
    if (!instance || typeof metatype !== 'function') return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method]!;
      if (Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler) !== 'Subscription') return [];
      return [{ name: (Reflect.getMetadata(RESOLVER_NAME_METADATA, handler) as string | undefined) ?? method, handler }];
    });
  });
}
