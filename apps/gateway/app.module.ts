import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Logger } from 'pino';
import { AccessBootCheck, AccessGuard, EdgeFilter, LIMITS, compiledQueries, costPlugin, formatError, shapeLimits, withGlobalIds, withPlainFields, withWhatIsThere } from '#graphql-kit';
import { AlumniModule } from '#alumni';
import { CommunityModule } from '#community';
import { CorporateModule } from '#corporate';
import { EventsModule } from '#events';
import { FederationModule } from '#federation';
import { FilesModule } from '#files';
import { IdentityModule, type Personas } from '#identity';
import { ImportsModule } from '#imports';
import { LearningModule } from '#learning';
import { MatchingModule } from '#matching';
import { MessagingModule } from '#messaging';
import { NotificationsModule } from '#notifications';
import { SearchModule } from '#search';
import { TodayModule } from '#today';
import { TrustModule } from '#trust';
import { TenancyModule } from '#tenancy';
import type { GatewayConfig } from './config.js';
import { ConsoleController } from './console.controller.js';
import { contextOf } from './http-context.js';
import { NodeResolver } from './node.resolver.js';
import { OutsideMailController } from './outside-mail.controller.js';
import { OperationsController } from './operations.controller.js';

/** The product's parts that have an API. */
export const domainModules: (Type | DynamicModule)[] = [ImportsModule, CommunityModule, EventsModule, CorporateModule, LearningModule, AlumniModule, TrustModule, FederationModule, MatchingModule, NotificationsModule, SearchModule, TodayModule];

@Module({})
export class AppModule {
  static with(config: GatewayConfig, personas: Personas, log?: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        TenancyModule.forRoot({ databaseUrl: config.databaseUrl, secret: config.secret, preparedStatements: config.preparedStatements, connections: { tenant: config.connections, identity: 6 } }),
        MessagingModule.forRoot({ directUrl: config.directUrl, secret: config.secret, redisUrl: config.redisUrl, logger: log }),
        IdentityModule.forRoot({ secret: config.secret, secureCookies: config.publicUrl.startsWith('https:'), communityStarters: config.communityStarters }, personas),
        FilesModule.forRoot({ folder: config.filesDir, s3: config.s3, secret: config.secret, limits: config.fileLimits }),
        ...domainModules,
        graphqlModule(config),
      ],
      controllers: [OperationsController, OutsideMailController, ConsoleController],
      providers: [NodeResolver, AccessBootCheck, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_FILTER, useClass: EdgeFilter }],
    };
  }
}

export function graphqlModule(config: Pick<GatewayConfig, 'production'>): DynamicModule {
  return GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema) => withWhatIsThere(withGlobalIds(withPlainFields(schema))),
    path: '/graphql',
    graphiql: false,
    introspection: !config.production,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [shapeLimits, ...(config.production ? [NoSchemaIntrospectionCustomRule] : [])],
    plugins: [costPlugin(), compiledQueries(), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    context: contextOf,
    formatError: formatError as never,
    stringifyResult: (result: object) => JSON.stringify(result),
    persistedQueries: false,
  });
}
