import { problemOf, refused, type Problem } from '@/app/problem'
import type { CheckInOutcome } from '@/gql/graphql'
import { canVerify, hashOf, readCode } from './code'
import { dequeue, enqueue, forgetClosed, keepDesk, keptDesk, type Facts, type Person, type Scan, type Waiting } from './store'

export type Sync = { clockOffSeconds: number | null; desk: Facts; results: { clientId: string; outcome: CheckInOutcome; person: Person | null }[] }
export type Page = { facts: Facts; people: Person[]; after: string | null }

/** Where the door is: behind a helper's link, or at an organizer's event. */
export interface Source {
  door: string
  page(after: string | null, changedSince: string | null): Promise<Page>
  sync(input: { sentAt: string; scans: Scan[] }): Promise<Sync | { message: string }>
}

/** LATER: the device cannot tell yet; the server will. NOT_A_CODE: it was something else that was scanned. */
export type Verdict = CheckInOutcome | 'LATER' | 'NOT_A_CODE'
export type Told = { id: number; verdict: Verdict; name: string; at: string | null }
export type Attention = { clientId: string; verdict: Verdict; name: string }
export type Door = {
  facts: Facts | null
  people: ReadonlyMap<string, Person>
  waiting: readonly Waiting[]
  /** What the server did not accept after all. */
  attention: readonly Attention[]
  isOffline: boolean
  clockAheadMs: number
  problem: Problem | null
  told: Told | null
}

const AT_ONCE = 100
const AGAIN_MS = 15_000
const ACCEPTED: readonly Verdict[] = ['CHECKED_IN', 'ALREADY', 'UNDONE']
/** Others write while one reads: what changed shortly before the last look is looked at again. */
const OVERLAP_MS = 10_000

/** The door of an event on one device: knows the list, decides at once, and sends when it can. */
export class DoorEngine {
  private state: Door = { facts: null, people: new Map(), waiting: [], attention: [], isOffline: false, clockAheadMs: 0, problem: null, told: null }
  private readonly listeners = new Set<() => void>()
  private sending: Promise<void> | null = null
  private since: string | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private toldCount = 0
  private readonly answers = new Map<string, Sync['results'][number]>()

  constructor(private readonly source: Source) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  readonly snapshot = () => this.state

  /** What the device kept is there at once; what the server knows follows. */
  async start() {
    const { desk, queue } = await keptDesk(this.source.door).catch(() => ({ desk: undefined, queue: [] }))
    this.set({ waiting: queue, ...(desk ? { facts: desk.facts, people: new Map(desk.people.map((p) => [p.key, p])), clockAheadMs: desk.clockAheadMs } : {}) })
    window.addEventListener('online', this.again)
    this.timer = setInterval(this.again, AGAIN_MS)
    await this.refresh()
    void forgetClosed(Date.now()).catch(() => undefined)
  }

  stop() {
    window.removeEventListener('online', this.again)
    clearInterval(this.timer)
  }

  /** Sends what waits, then asks what the others did. One after the other, however often it is called. */
  readonly again = () => void this.refresh()
  refresh(): Promise<void> {
    this.sending ??= this.exchange().finally(() => {
      this.sending = null
    })
    return this.sending
  }

  dismiss = (clientId: string) => this.set({ attention: this.state.attention.filter((each) => each.clientId !== clientId) })

  async checkInByCode(text: string) {
    const read = readCode(text)
    if (!read) return this.tell('NOT_A_CODE', '', null)
    const person = await this.find(read)
    if (person) return this.checkIn(person, text)
    const { clientId } = await this.add({ kind: 'CHECK_IN', code: text }, read.code)
    return this.settle(clientId, { verdict: 'LATER', name: read.code, at: null })
  }

  async checkIn(person: Person, code?: string) {
    if (person.standing === 'ATTENDED') return this.tell('ALREADY', person.name, person.attendedAt)
    if (person.standing !== 'EXPECTED') return this.tell(person.standing === 'WAITING' ? 'WAITLISTED' : 'CANCELLED', person.name, null)
    const scan = await this.add({ kind: 'CHECK_IN', personKey: person.key, ...(code ? { code } : {}) }, person.name)
    this.put([{ ...person, standing: 'ATTENDED', attendedAt: scan.at }])
    this.tell('CHECKED_IN', person.name, scan.at)
    this.again()
  }

  async undo(person: Person) {
    await this.add({ kind: 'UNDO', personKey: person.key }, person.name)
    this.put([{ ...person, standing: person.isWalkIn ? 'NOT_COMING' : 'EXPECTED', attendedAt: null }])
    this.tell('UNDONE', person.name, null)
    this.again()
  }

  async walkIn({ name, email, memberId }: { name: string; email?: string; memberId?: string }) {
    const { facts, isOffline, waiting } = this.state
    const guests = waiting.filter(({ scan }) => scan.kind === 'WALK_IN').length
    if (isOffline && facts?.walkInsTakeSeats && facts.freeCount <= guests) return this.tell('NO_SEAT', name, null)
    const scan = await this.add({ kind: 'WALK_IN', ...(memberId ? { memberId } : { name }), ...(email ? { email } : {}) }, name)
    return this.settle(scan.clientId, { verdict: 'CHECKED_IN', name, at: scan.at })
  }

  /** What only the server can decide is said as it says it; without a network, as it looks from here. */
  private async settle(clientId: string, { verdict, name, at }: Omit<Told, 'id'>) {
    if (this.sending) await this.sending
    const isWaiting = () => this.state.waiting.some((each) => each.clientId === clientId)
    if (isWaiting()) await this.refresh()
    const result = this.answers.get(clientId)
    if (!result) return this.tell(verdict, name, at)
    this.dismiss(clientId)
    this.tell(result.outcome, result.person?.name ?? name, result.person?.attendedAt ?? null)
  }

  private async find({ key, code }: { key: string | null; code: string }): Promise<Person | null> {
    if (!canVerify()) return null
    const suspects = key ? [this.state.people.get(key)].filter((p) => p !== undefined) : [...this.state.people.values()]
    const hashes = await Promise.all(suspects.map((p) => (p.codeHash ? hashOf(p.key, code) : null)))
    return suspects.find((p, i) => p.codeHash !== null && p.codeHash === hashes[i]) ?? null
  }

  private async add(what: Omit<Scan, 'clientId' | 'at'>, name: string): Promise<Scan> {
    const scan: Scan = { clientId: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, at: new Date().toISOString(), ...what }
    const waiting: Waiting = { clientId: scan.clientId, door: this.source.door, scan, name }
    await enqueue(waiting).catch(() => undefined)
    this.set({ waiting: [...this.state.waiting, waiting] })
    return scan
  }

  private async exchange() {
    await this.flush()
    try {
      const changed = new Map<string, Person>()
      const isWhole = this.since === null
      let facts: Facts | null = null
      const asked = Date.now()
      for (let after: string | null = null; ; ) {
        const page: Page = await this.source.page(after, this.since)
        facts ??= page.facts
        for (const person of page.people) changed.set(person.key, person)
        if (page.after === null) break
        after = page.after
      }
      this.since = new Date(Date.parse(facts.serverTime) - OVERLAP_MS).toISOString()
      // The answer took as long to come as the question did to go.
      const clockAheadMs = isWhole ? (asked + Date.now()) / 2 - Date.parse(facts.serverTime) : this.state.clockAheadMs
      this.set({ facts, clockAheadMs, isOffline: false, problem: null, ...(isWhole ? { people: new Map() } : {}) })
      this.put([...changed.values()])
    } catch (error) {
      this.failed(error)
    }
  }

  private async flush() {
    while (this.state.waiting.length > 0) {
      const batch = this.state.waiting.slice(0, AT_ONCE)
      try {
        const answer = await this.source.sync({ sentAt: new Date().toISOString(), scans: batch.map(({ scan }) => scan) })
        if ('message' in answer) {
          this.set({ problem: refused(answer) })
          break
        }
        await this.settled(batch, answer)
      } catch (error) {
        this.failed(error)
        break
      }
    }
  }

  private async settled(batch: readonly Waiting[], { desk, clockOffSeconds, results }: Sync) {
    for (const result of results) this.answers.set(result.clientId, result)
    const done = new Set(results.map(({ clientId }) => clientId))
    await dequeue([...done]).catch(() => undefined)
    const attention = results.filter(({ outcome }) => !ACCEPTED.includes(outcome)).map(({ clientId, outcome, person }) => ({ clientId, verdict: outcome, name: person?.name ?? batch.find((each) => each.clientId === clientId)?.name ?? '' }))
    this.set({
      facts: desk,
      waiting: this.state.waiting.filter(({ clientId }) => !done.has(clientId)),
      attention: [...this.state.attention, ...attention],
      isOffline: false,
      problem: null,
      ...(clockOffSeconds === null ? {} : { clockAheadMs: clockOffSeconds * 1000 }),
    })
    this.put(results.flatMap(({ person }) => person ?? []))
  }

  private failed(error: unknown) {
    const problem = problemOf(error)
    const isOffline = problem.code === 'OFFLINE' || problem.code === 'UNAVAILABLE' || problem.code === 'RATE_LIMITED'
    this.set({ isOffline, problem: isOffline ? null : problem })
  }

  /** The list as the server has it, with what waits to be sent on top of it. */
  private put(changed: readonly Person[]) {
    const people = new Map(this.state.people)
    for (const person of changed) people.set(person.key, person)
    for (const { scan } of this.state.waiting) {
      const person = scan.personKey ? people.get(scan.personKey) : undefined
      if (person && scan.kind === 'CHECK_IN' && person.standing === 'EXPECTED') people.set(person.key, { ...person, standing: 'ATTENDED', attendedAt: scan.at })
      if (person && scan.kind === 'UNDO' && person.standing === 'ATTENDED') people.set(person.key, { ...person, standing: person.isWalkIn ? 'NOT_COMING' : 'EXPECTED', attendedAt: null })
    }
    this.set({ people })
    const { facts, clockAheadMs } = this.state
    if (facts) void keepDesk({ door: this.source.door, facts, people: [...people.values()], clockAheadMs }).catch(() => undefined)
  }

  private tell(verdict: Verdict, name: string, at: string | null) {
    this.toldCount += 1
    this.set({ told: { id: this.toldCount, verdict, name, at } })
  }

  private set(change: Partial<Door>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
