import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import { accessOf } from './access.js';

/** The process does not start while an operation exists that does not say who may call it. */
@Injectable()
export class AccessBootCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.operations().filter(({ handler }) => !accessOf(handler));
    if (open.length > 0) throw new Error(`These operations declare no access (@Allow, @SignedInOnly or @Public): ${open.map((o) => o.name).join(', ')}`);
  }

  private operations(): { name: string; handler: object }[] {
    return this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      if (!instance || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method] as object;
        const kind = Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler) as string | undefined;
        return kind && ['Query', 'Mutation', 'Subscription'].includes(kind) ? [{ name: `${kind}.${method}`, handler }] : [];
      });
    });
  }
}
