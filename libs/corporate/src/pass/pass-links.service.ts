import { Injectable } from '@nestjs/common';
import { type Post, type PostId, PostService } from '#community';
import { type FileId, Files, type StoredFile } from '#files';
import { type Caller, type GraphqlContext, defineLoader } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { TenantDb } from '#tenancy';
import type { Certification } from '../certification/certification.entity.js';
import { CertificationService } from '../certification/certification.service.js';
import { verifiedByPosts } from './pass-report.queries.js';
import type { VerifiedPass } from './verified-pass.js';

/** What a pass is about and who speaks of it, for all passes of a request at once. */
@Injectable()
export class PassLinks {
  /** Posts that the viewer reads. */
  private readonly posts = defineLoader<PostId, Post>((ids, { caller }) => this.postService.byIds(caller.actor!, ids));
  private readonly passes = defineLoader<PostId, VerifiedPass>((ids, { caller }) => verifiedByPosts(this.db, caller.actor!.tenantId, ids));

  private readonly files = defineLoader<FileId, StoredFile>((ids) => this.fileStore.byIds(ids));

  constructor(
    private readonly db: TenantDb,
    private readonly members: MemberService,
    private readonly certifications: CertificationService,
    private readonly postService: PostService,
    private readonly fileStore: Files,
  ) {}

  async certification({ certificationId }: Pick<VerifiedPass, 'certificationId'>, context: GraphqlContext): Promise<Certification> {
    return (await this.certifications.loader(context).load(certificationId))!;
  }

  async member(id: VerifiedPass['memberId'], context: GraphqlContext): Promise<Member> {
    return (await this.members.loader(context).load(id))!;
  }

  async post(id: PostId | null, context: GraphqlContext): Promise<Post | null> {
    return id && reads(context.caller) ? ((await this.posts(context).load(id)) ?? null) : null;
  }

  async file(id: FileId | null, context: GraphqlContext): Promise<StoredFile | null> {
    return id && ((await this.files(context).load(id)) ?? null);
  }

  async passOf(postId: PostId, context: GraphqlContext): Promise<VerifiedPass | null> {
    return context.caller.actor?.permissions.has('certifications:read') ? ((await this.passes(context).load(postId)) ?? null) : null;
  }
}

const reads = ({ actor }: Caller): boolean => actor?.permissions.has('posts:read') ?? false;
