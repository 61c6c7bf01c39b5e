import type { Role } from '../member/member.entity.js';

export const RANK: Record<`${Role}`, number> = { GUEST: 0, MEMBER: 1, OPERATOR: 2, ADMIN: 3, OWNER: 4 };

/** Whether somebody may make of one role another one: nobody is raised above oneself, and only owners change those who are as high as they. */
export const mayChangeRole = (by: `${Role}`, from: `${Role}`, to: `${Role}`): boolean => (by === 'OWNER' || RANK[from] < RANK[by]) && RANK[to] <= RANK[by];
