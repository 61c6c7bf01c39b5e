import { Injectable } from '@nestjs/common';
import type { TenantId } from '#kernel';
import { type LoaderOf, defineLoader } from '#graphql-kit';
import { type Tenant, TenantDirectory } from '#identity';

/** Other communities as the public directory knows them: all that a page names with one look. */
@Injectable()
export class TenantLoader {
  readonly of: LoaderOf<TenantId, Tenant | undefined>;

  constructor(directory: TenantDirectory) {
    this.of = defineLoader((ids) => directory.byIds(ids));
  }
}
