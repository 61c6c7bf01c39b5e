import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, IdArg, Input, defineLoader, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { type FileId, Files, StoredFile } from '#files';
import { Member, MemberService } from '#identity';
import type { Locale } from '#kernel';
import { ImportKinds } from '../definition.js';
import { FileEncoding, Import, ImportConnection, type ImportId, ImportProblem, ImportProblemConnection } from './import.entity.js';
import { ApplyImportInput, ApplyImportResult, ImportableKind, StartImportInput, StartImportResult } from './import.graphql.js';
import { headingIn } from './import.rules.js';
import { ImportService } from './import.service.js';

const ENCODINGS = { 'utf-8': FileEncoding.UTF_8, 'utf-8-bom': FileEncoding.UTF_8_BOM, cp932: FileEncoding.CP932 } as const;

@Resolver(() => Import)
export class ImportResolver {
  private readonly filesOf = defineLoader<FileId, StoredFile>((ids) => this.files.byIds(ids));

  constructor(
    private readonly importService: ImportService,
    private readonly files: Files,
    private readonly members: MemberService,
    private readonly kinds: ImportKinds,
  ) {}

  @Allow('imports:run')
  @Query(() => [ImportableKind], { description: 'The kinds of file that I may import here, and their columns.' })
  importKinds(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller): ImportableKind[] {
    return this.kinds.for(actor).map((kind) => {
      const { csv } = this.kinds.of(kind);
      const columns = Object.entries(csv.columns).map(([name, { headings, presence }]) => ({ name, heading: headingIn(locale, name, headings), isRequired: presence === 'required' }));
      return { kind, label: csv.label[locale], columns };
    });
  }

  @Allow('imports:run')
  @Query(() => ImportConnection, { description: 'What was imported here, newest first, of the kinds that I may import.' })
  async imports(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<ImportConnection> {
    return toConnection(await this.importService.page(actor, page));
  }

  @Allow('imports:run')
  @Query(() => Import, { name: 'import', description: 'One import.' })
  one(@CurrentActor() actor: Actor, @IdArg('Import') id: ImportId): Promise<Import> {
    return this.importService.get(actor, id);
  }

  @Allow('imports:run')
  @Mutation(() => StartImportResult, { description: 'Reads a file as a dry run, in the background: every row is checked and nothing is changed. Poll import(id) for its progress.' })
  startImport(@CurrentActor() actor: Actor, @Input() input: StartImportInput): Promise<typeof StartImportResult> {
    return this.importService.start(actor, input);
  }

  @Allow('imports:run')
  @Mutation(() => ApplyImportResult, { description: 'Applies a file that was read: each row as a whole or not at all, in the background. Repeated with the same file it changes nothing.' })
  applyImport(@CurrentActor() actor: Actor, @Input() input: ApplyImportInput): Promise<typeof ApplyImportResult> {
    return this.importService.apply(actor, input.importId);
  }

  @ResolveField(() => FileEncoding, { nullable: true, description: 'How the file writes its characters, found by looking at all of it; null until then.' })
  encoding(@Parent() { encoding }: Import): FileEncoding | null {
    return encoding && ENCODINGS[encoding];
  }

  @ResolveField(() => StoredFile, { description: 'The file as it was brought.' })
  file(@Parent() one: Import, @Context() context: GraphqlContext): Promise<StoredFile | undefined> {
    return this.filesOf(context).load(one.fileId);
  }

  @ResolveField(() => StoredFile, { nullable: true, description: 'The rows that cannot be imported, in the encoding of the file, each with its reason. Corrected, it can be imported as it is. Null when there is none.' })
  async failedRowsFile(@Parent() one: Import, @Context() context: GraphqlContext): Promise<StoredFile | null> {
    return one.failedRowsFileId ? ((await this.filesOf(context).load(one.failedRowsFileId)) ?? null) : null;
  }

  @ResolveField(() => Member, { description: 'Who brought it.' })
  importer(@Parent() one: Import, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(one.importerId);
  }

  @ResolveField(() => ImportProblemConnection, { description: 'What is wrong, row by row and all of it, in the order of the file.' })
  async problems(@Parent() one: Import, @Args() page: ConnectionArgs): Promise<ImportProblemConnection> {
    return toConnection(await this.importService.problems(one, page));
  }
}

@Resolver(() => ImportProblem)
export class ImportProblemResolver {
  @ResolveField(() => String, { description: 'What is wrong, in the language of the request.' })
  message(@Parent() { message }: ImportProblem, @CurrentCaller() { locale }: { locale: Locale }): string {
    return message[locale];
  }
}
