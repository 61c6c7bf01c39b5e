import { Allow } from '#graphql-kit';
import { Capability } from '#identity';

/** Members of a community that has learning switched on, who hold this permission there. */
export const AllowLearning = (permission: 'learning:read' | 'learning:apply' | 'learning:manage' | 'learning:compare'): MethodDecorator => Allow(permission, { capability: Capability.LEARNING });
