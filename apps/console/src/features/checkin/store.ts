import { openDB, type DBSchema } from 'idb'
import type { CheckInKind, DeskFactsFragment, DeskPersonFragment } from '@/gql/graphql'

export type Person = DeskPersonFragment
export type Facts = DeskFactsFragment

/** What was done at the door and is not known to be with the server yet. */
export type Scan = {
  clientId: string
  kind: CheckInKind
  at: string
  code?: string
  personKey?: string
  name?: string
  email?: string
  memberId?: string
}
export type Waiting = { clientId: string; door: string; scan: Scan; name: string }
type Kept = { door: string; facts: Facts; people: Person[]; clockAheadMs: number }

interface Schema extends DBSchema {
  desks: { key: string; value: Kept }
  queue: { key: string; value: Waiting; indexes: { door: string } }
}

/** In the browser, so that a lost network, a closed tab or an empty battery loses nothing. */
const database = () =>
  openDB<Schema>('ekkyo-check-in', 1, {
    upgrade(db) {
      db.createObjectStore('desks', { keyPath: 'door' })
      db.createObjectStore('queue', { keyPath: 'clientId' }).createIndex('door', 'door')
    },
  })
let opened: ReturnType<typeof database> | null = null
const db = () => (opened ??= database())

export async function keptDesk(door: string): Promise<{ desk: Kept | undefined; queue: Waiting[] }> {
  const [desk, queue] = await Promise.all([(await db()).get('desks', door), (await db()).getAllFromIndex('queue', 'door', door)])
  return { desk, queue: queue.sort((a, b) => (a.scan.at < b.scan.at ? -1 : 1)) }
}
export const keepDesk = async (kept: Kept) => void (await (await db()).put('desks', kept))
export const enqueue = async (waiting: Waiting) => void (await (await db()).put('queue', waiting))
export async function dequeue(clientIds: readonly string[]) {
  const tx = (await db()).transaction('queue', 'readwrite')
  await Promise.all([...clientIds.map((id) => tx.store.delete(id)), tx.done])
}

/** Names do not stay on a helper's phone once the door is closed, unless something still waits to be sent. */
export async function forgetClosed(now: number) {
  const all = await (await db()).getAll('desks')
  for (const { door, facts } of all) {
    if (Date.parse(facts.closesAt) < now && (await (await db()).countFromIndex('queue', 'door', door)) === 0) await (await db()).delete('desks', door)
  }
}
