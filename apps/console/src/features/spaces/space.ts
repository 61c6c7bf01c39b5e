import { useMutation } from '@apollo/client/react'
import { tellProblem, tellRefusal } from '@/app/toast'
import { graphql } from '@/gql'
import type { SpaceAccess, SpaceLevel, SpaceRole } from '@/gql/graphql'

export const accesses = ['OPEN', 'CLOSED', 'SECRET'] as const satisfies SpaceAccess[]
export const levels = ['ALL', 'MENTIONS', 'NONE'] as const satisfies SpaceLevel[]
export const roles = ['MEMBER', 'KEEPER'] as const satisfies SpaceRole[]

export const SpaceCardSpace = graphql(`
  fragment SpaceCard on Space {
    id name description access level isArchived peopleCount postCount unreadCount question isFollowed
    standing { isReader isKeeper role level isOwnLevel waitingCount request { id state answer } }
  }
`)
const Ask = graphql(`mutation AskToJoin($input: RequestToJoinSpaceInput!) { requestToJoinSpace(input: $input) { __typename ... on SpaceRequest { id state } ... on Refusal { message } } }`)
const Withdraw = graphql(`mutation WithdrawFromJoining($input: WithdrawSpaceRequestInput!) { withdrawSpaceRequest(input: $input) { __typename ... on SpaceRequest { id state } ... on Refusal { message } } }`)
const Leave = graphql(`mutation LeaveSpace($input: LeaveSpaceInput!) { leaveSpace(input: $input) { __typename ... on SpaceLeft { name space { ...SpaceCard } } } }`)
const Level = graphql(`mutation SetSpaceLevel($input: SetSpaceLevelInput!) { setSpaceLevel(input: $input) { __typename ... on Space { ...SpaceCard } } }`)
const Move = graphql(`mutation MoveSpace($input: MoveSpaceInput!) { moveSpace(input: $input) { __typename ... on Space { id } } }`)
const Archive = graphql(`mutation ArchiveSpace($input: ArchiveSpaceInput!) { archiveSpace(input: $input) { __typename ... on Space { ...SpaceCard } ... on Refusal { message } } }`)
const Restore = graphql(`mutation RestoreSpace($input: RestoreSpaceInput!) { restoreSpace(input: $input) { __typename ... on Space { ...SpaceCard } } }`)
const Decide = graphql(`mutation DecideSpaceRequest($input: DecideSpaceRequestInput!) { decideSpaceRequest(input: $input) { __typename ... on SpaceRequest { id state answer } ... on Refusal { message } } }`)
const Add = graphql(`mutation AddToSpace($input: AddToSpaceInput!) { addToSpace(input: $input) { __typename ... on Space { ...SpaceCard } ... on Refusal { message } } }`)
const Remove = graphql(`mutation RemoveFromSpace($input: RemoveFromSpaceInput!) { removeFromSpace(input: $input) { __typename ... on Space { ...SpaceCard } } }`)
const Role = graphql(`mutation SetSpaceRole($input: SetSpaceRoleInput!) { setSpaceRole(input: $input) { __typename ... on Space { ...SpaceCard } } }`)

const AGAIN = { refetchQueries: ['Spaces', 'SpacePage', 'ClosedSpace', 'Posts', 'Home'] }
type Answer = { data?: unknown }

/** True when it was done; what speaks against it is said in a toast. */
async function done(sent: Promise<Answer>): Promise<boolean> {
  try {
    const { data } = await sent
    const [result] = Object.values((data ?? {}) as Record<string, { message?: string }>)
    if (!result?.message) return true
    tellRefusal({ message: result.message })
  } catch (error) {
    tellProblem(error)
  }
  return false
}

/** What one does with a space; the pages that show it are asked again. */
export function useSpaceActs() {
  const options = { ...AGAIN, awaitRefetchQueries: true }
  const [ask] = useMutation(Ask, options)
  const [withdraw] = useMutation(Withdraw, options)
  const [leave] = useMutation(Leave, AGAIN)
  const [level] = useMutation(Level)
  const [move] = useMutation(Move, options)
  const [archive] = useMutation(Archive, options)
  const [restore] = useMutation(Restore, options)
  const [decide] = useMutation(Decide, options)
  const [add] = useMutation(Add, options)
  const [remove] = useMutation(Remove, options)
  const [role] = useMutation(Role, options)
  return {
    ask: (spaceId: string, reason: string) => done(ask({ variables: { input: { spaceId, reason: reason || null } } })),
    withdraw: (requestId: string) => done(withdraw({ variables: { input: { requestId } } })),
    leave: (spaceId: string) => done(leave({ variables: { input: { spaceId } } })),
    setLevel: (spaceId: string, value: SpaceLevel) => done(level({ variables: { input: { spaceId, level: value } } })),
    move: (spaceId: string, afterId: string | null) => done(move({ variables: { input: { spaceId, afterId } } })),
    archive: (spaceId: string) => done(archive({ variables: { input: { spaceId } } })),
    restore: (spaceId: string) => done(restore({ variables: { input: { spaceId } } })),
    decide: (requestId: string, approve: boolean, answer: string) => done(decide({ variables: { input: { requestId, approve, answer: answer || null } } })),
    add: (spaceId: string, memberIds: string[]) => done(add({ variables: { input: { spaceId, memberIds } } })),
    remove: (spaceId: string, memberId: string) => done(remove({ variables: { input: { spaceId, memberId } } })),
    setRole: (spaceId: string, memberId: string, value: SpaceRole) => done(role({ variables: { input: { spaceId, memberId, role: value } } })),
  }
}
