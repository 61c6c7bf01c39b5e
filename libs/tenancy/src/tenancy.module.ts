import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { Clock } from '#kernel';
import { IdentityDb, MatchingDb, PlatformDb, RelayDb, TenantDb } from './doors.js';
import { meteringLogger } from './meter.js';
import { SnakeNames } from './naming.js';
import { type RuntimeRole, roleUrl } from './roles.js';

export interface TenancyOptions {
  databaseUrl: string;
  /** The installation's secret, from which the roles' passwords are derived. */
  secret: string;
  /** False behind a pooler that does not follow prepared statements. */
  preparedStatements?: boolean;
  /** Connections per role; roles that are not named get 2, opened when needed. */
  connections?: Partial<Record<RuntimeRole, number>>;
}

const DEFAULT_CONNECTIONS = 2;
const DATA_SOURCES = Symbol('data sources');

const doors = { tenant: TenantDb, identity: IdentityDb, relay: RelayDb, matching: MatchingDb, platform: PlatformDb } as const;
type DoorRole = keyof typeof doors;

/**
 * A connection that breaks tells its statements, and once more whoever listens to it; with nobody listening that ends the process. The pool listens
 * while it holds the connection and its users while they do, but a connection may break on its way from one to the other.
 */
class HeardClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

export function dataSourceFor(options: TenancyOptions, role: RuntimeRole): DataSource {
  return new DataSource({
    type: 'postgres',
    url: roleUrl(options.databaseUrl, options.secret, role),
    entities: getMetadataArgsStorage().tables.map((t) => t.target),
    namingStrategy: new SnakeNames(),
    synchronize: false,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    applicationName: `ekkyo-${role}`,
    poolSize: options.connections?.[role] ?? DEFAULT_CONNECTIONS,
    logging: ['query'],
    logger: meteringLogger,
    extra: { Client: HeardClient, pipeline: true, connectionTimeoutMillis: 3_000, allowExitOnIdle: false },
  });
}

/** Opens one pool per role and offers the doors. Import it once, in the application's root module. */
@Global()
@Module({})
export class TenancyModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCES) private readonly sources: Record<DoorRole, DataSource>) {}

  static forRoot(options: TenancyOptions): DynamicModule {
    const roles = Object.keys(doors) as DoorRole[];
    const share = Math.max(1, Math.floor((options.connections?.tenant ?? DEFAULT_CONNECTIONS) / 4));
    return {
      module: TenancyModule,
      providers: [
        Clock,
        {
          provide: DATA_SOURCES,
          useFactory: async () => {
            const opened = await Promise.all(roles.map(async (role) => [role, await dataSourceFor(options, role).initialize()] as const));
            return Object.fromEntries(opened);
          },
        },
        ...roles.map((role) => ({
          provide: doors[role],
          inject: [DATA_SOURCES, Clock],
          useFactory: (sources: Record<DoorRole, DataSource>, clock: Clock) => new doors[role](sources[role], clock, options.preparedStatements ?? true, share),
        })),
      ],
      exports: [Clock, ...Object.values(doors)],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.sources).map((source) => source.destroy()));
  }
}
