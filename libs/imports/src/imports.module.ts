import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { registerNode } from '#graphql-kit';
import { AccountService, MemberService } from '#identity';
import { ImportKinds } from './definition.js';
import { Import } from './import/import.entity.js';
import { ImportProblemResolver, ImportResolver } from './import/import.resolver.js';
import { ImportService } from './import/import.service.js';
import { memberRosterImport } from './roster/member-roster.import.js';
import { ImportHandlers } from './run/import.handlers.js';
import { ImportRunner } from './run/runner.js';

const MEMBER_ROSTER = Symbol('import of member rosters');
const kinds = [ImportKinds, { provide: MEMBER_ROSTER, inject: [AccountService, MemberService], useFactory: memberRosterImport }];

/** Bringing files of rows in: what a gateway serves. */
@Module({ imports: [DiscoveryModule], providers: [...kinds, ImportService, ImportResolver, ImportProblemResolver] })
export class ImportsModule {
  constructor(imports: ImportService) {
    registerNode(Import, async (ids, { caller: { actor } }) => (actor?.permissions.has('imports:run') ? imports.byIds(actor, ids) : []));
  }
}

/** Reading them: what a worker does. */
@Module({ imports: [DiscoveryModule], providers: [...kinds, ImportRunner, ImportHandlers] })
export class ImportHandlersModule {}
