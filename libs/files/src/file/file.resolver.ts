import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '#kernel';
import { Allow, CurrentActor, IdArg } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { type FileId, StoredFile } from './file.entity.js';
import { ThumbnailSize } from '../picture/picture.rules.js';
import { Files } from './files.service.js';

@Resolver(() => StoredFile)
export class FileResolver {
  constructor(private readonly files: Files) {}

  @Allow('files:upload')
  @Query(() => StoredFile, { description: 'A file that I brought myself, for example to look at it before I use it. Of the files of others one sees what they belong to.' })
  file(@CurrentActor() actor: Actor, @IdArg('File') id: FileId): Promise<StoredFile> {
    return this.files.own(actor, id);
  }

  @ResolveField(() => ID, { description: 'What inputs take to name it. A file has no page of its own, so node(id) does not find it.' })
  id(@Parent() file: StoredFile): string {
    return toGlobalId('File', file.id);
  }

  @ResolveField(() => String, { description: 'Where it can be fetched with GET in the next ten minutes, without a header: a path of this server. Ask again for a new one.' })
  url(@Parent() file: StoredFile): string {
    return this.files.path(file);
  }

  @ResolveField(() => String, { nullable: true, description: 'Of a picture: where a smaller one can be fetched (WebP; of what moves, the first moment), in the same way as `url`. Null for everything else, and for pictures brought before there were any.' })
  thumbnailUrl(
    @Parent() file: StoredFile,
    @Args('size', { type: () => ThumbnailSize, defaultValue: ThumbnailSize.SMALL, description: 'How large.' }) size: ThumbnailSize,
  ): string | null {
    return file.thumbnails[size] ? this.files.path(file, size) : null;
  }
}
