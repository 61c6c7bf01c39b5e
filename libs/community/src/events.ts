import { z } from 'zod';
import { defineEvent, defineJob } from '#messaging';

/** A post can be read from now on; nobody is named when it was written anonymously. */
export const PostPublished = defineEvent('community.post_published', z.object({ postId: z.uuid(), spaceId: z.uuid(), authorId: z.uuid().nullable() }));

/** The time at which a scheduled post is to be published; published when it is scheduled, heard when it has come. By then the post may be out already, or have another time. */
export const PostDue = defineEvent('community.post_due', z.object({ postId: z.uuid(), at: z.iso.datetime() }));

/** Somebody commented on a post; `authorId` wrote the comment, `postAuthorId` the post; null where that was done anonymously. */
export const PostCommented = defineEvent(
  'community.post_commented',
  z.object({ postId: z.uuid(), commentId: z.uuid(), authorId: z.uuid().nullable(), postAuthorId: z.uuid().nullable() }),
);

/** Somebody reacted to a post in a way they had not before. */
export const PostReacted = defineEvent('community.post_reacted', z.object({ postId: z.uuid(), memberId: z.uuid() }));
/** A post is out of sight until a moderator has decided about it, is back, or is gone; `authorId` is null when it was written anonymously. */
const aboutPost = z.object({ postId: z.uuid(), spaceId: z.uuid(), authorId: z.uuid().nullable() });
export const PostHidden = defineEvent('community.post_hidden', aboutPost);
export const PostRestored = defineEvent('community.post_restored', aboutPost);
export const PostRemoved = defineEvent('community.post_removed', aboutPost);

/** The same of a comment. */
const aboutComment = z.object({ commentId: z.uuid(), postId: z.uuid(), authorId: z.uuid().nullable() });
export const CommentHidden = defineEvent('community.comment_hidden', aboutComment);
export const CommentRestored = defineEvent('community.comment_restored', aboutComment);
export const CommentRemoved = defineEvent('community.comment_removed', aboutComment);
/** A space was changed: its name, its access, or whether it is archived. */
export const SpaceChanged = defineEvent('community.space_changed', z.object({ spaceId: z.uuid() }));

/** Somebody asks to join a closed space. */
export const SpaceRequested = defineEvent('community.space_requested', z.object({ requestId: z.uuid(), spaceId: z.uuid(), memberId: z.uuid() }));

/** A request to join was approved or declined; which of them, and with what words, stands in it. */
export const SpaceRequestDecided = defineEvent('community.space_request_decided', z.object({ requestId: z.uuid(), spaceId: z.uuid(), memberId: z.uuid(), decidedBy: z.uuid() }));

/** Somebody let these people into a space without their asking. */
export const SpacePeopleAdded = defineEvent('community.space_people_added', z.object({ spaceId: z.uuid(), memberIds: z.array(z.uuid()), addedBy: z.uuid() }));

/** Members are named for the first time in what can be read from now on; `authorId` is null when that is written anonymously. */
export const Mentioned = defineEvent('community.mentioned', z.object({ postId: z.uuid(), commentId: z.uuid().nullable(), authorId: z.uuid().nullable(), memberIds: z.array(z.uuid()) }));

/** A published post has other words. */
export const PostEdited = defineEvent('community.post_edited', aboutPost);
/** A comment has other words. */
export const CommentEdited = defineEvent('community.comment_edited', aboutComment);
/** Rules were published; `asksConsent` when everybody has to accept them to go on writing. */
export const RulesPublished = defineEvent('community.rules_published', z.object({ rulesVersionId: z.uuid(), publishedBy: z.uuid(), asksConsent: z.boolean() }));

/** Something waits for moderators: the first report of it, or what a word filter holds back. */
export const CaseOpened = defineEvent('community.case_opened', z.object({ caseId: z.uuid() }));
/** Moderators are done with what was reported; `acted` when they did something about it. */
export const CaseHandled = defineEvent('community.case_handled', z.object({ caseId: z.uuid(), acted: z.boolean() }));
/** Somebody was told what becomes of what they wrote, or of their membership; nobody is named when it was written anonymously. */
export const ModerationDecided = defineEvent(
  'community.moderation_decided',
  z.object({ decisionId: z.uuid(), subjectType: z.enum(['Post', 'Comment', 'Member']), subjectId: z.uuid(), memberId: z.uuid().nullable(), pseudonymId: z.uuid().nullable(), action: z.string(), decidedBy: z.uuid().nullable() }),
);
/** Somebody asks for a second look at a decision about them, and what came of it. */
export const DecisionAppealed = defineEvent('community.decision_appealed', z.object({ decisionId: z.uuid() }));
export const AppealDecided = defineEvent('community.appeal_decided', z.object({ decisionId: z.uuid(), memberId: z.uuid().nullable(), pseudonymId: z.uuid().nullable(), overturned: z.boolean(), decidedBy: z.uuid() }));

/** An answer solved a question. Nobody is named: the asker may have asked without a name. */
export const AnswerAccepted = defineEvent('community.answer_accepted', z.object({ postId: z.uuid(), commentId: z.uuid(), isByAsker: z.boolean() }));

/** Somebody answered a question in their role, such as human resources. */
export const AnsweredOfficially = defineEvent('community.answered_officially', z.object({ postId: z.uuid(), commentId: z.uuid(), authorId: z.uuid() }));

/** The day has come on which an FAQ entry is to be looked at again. */
export const FaqReviewDue = defineEvent('community.faq_review_due', z.object({ faqEntryId: z.uuid(), ownerId: z.uuid() }));

/** One operator asks who wrote something without a name; a second one has to agree. */
export const UnmaskingRequested = defineEvent('community.unmasking_requested', z.object({ unmaskingId: z.uuid(), requestedBy: z.uuid() }));

/** Two operators found out who wrote something. The author is told, and named nowhere else. */
export const AuthorUnmasked = defineEvent('community.author_unmasked', z.object({ unmaskingId: z.uuid() }));

/** Every morning, in each community's own time. */
export const RemindOfFaqReviews = defineJob('community.faq_reviews', { cron: '0 9 * * *', zone: 'tenant' });
