import type { DiscoveryService } from '@nestjs/core';
import type { Handler } from './handlers.js';
import { declarationsOf } from './on.js';

/** The handlers among the providers of this application; `problems` are those that could never be called. */
export function discoverHandlers(discovery: DiscoveryService): { found: Handler[]; problems: string[] } {
  const found: Handler[] = [];
  const problems: string[] = [];
  const seen = new Set<unknown>();
  for (const wrapper of discovery.getProviders()) {
    const prototype = (wrapper.metatype as { prototype?: object } | null)?.prototype ?? Object.getPrototypeOf(wrapper.instance ?? {});
    const declarations = declarationsOf(prototype as object);
    if (declarations.length === 0 || seen.has(wrapper.instance)) continue;
    if (!wrapper.isDependencyTreeStatic()) {
      problems.push(`${wrapper.name} has handlers and is made anew for each request`);
      continue;
    }
    const instance = wrapper.instance as Record<string, (...args: unknown[]) => Promise<void>>;
    seen.add(instance);
    for (const declaration of declarations) {
      found.push({ ...declaration, where: `${wrapper.name}.${declaration.method}`, run: (...args) => instance[declaration.method]!(...args) });
    }
  }
  return { found, problems };
}
