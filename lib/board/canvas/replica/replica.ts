import type { BoardDoc } from '@/lib/board/domain/doc'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { patchElement } from '@/lib/board/domain/element/patch-element'
import { sameElement } from '@/lib/board/domain/element/same-element'
import { coalesce } from '@/lib/board/domain/patch/coalesce'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import { type Patch, patchId } from '@/lib/board/domain/patch/patch'
import { freeze, newOp, type PendingOp, readRestored, restoredOp, type SentEdit } from './pending-op'

/** Limits how much a refusal undoes after a time offline. */
const PATCHES_AN_OP = 64

/**
 * The board in this browser: the state that the server confirmed, the local edits that it has not confirmed, and
 * `local`, the combination of the two. Independent of canvas and socket. Methods that apply changes return the ids of
 * the elements that look different afterwards.
 */
export class Replica {
  private readonly shown = new Map<string, BoardElement>()
  private ops: PendingOp[] = []
  private nextOp = 1
  private before = new Map<string, BoardElement | undefined>()

  constructor(private confirmed: BoardDoc) {
    for (const [id, element] of confirmed.elements) this.shown.set(id, element)
  }

  /** What the person at this browser should see, deleted elements included. */
  get local(): { readonly elements: ReadonlyMap<string, BoardElement> } {
    return { elements: this.shown }
  }

  /** The board as far as the server has confirmed it. */
  get base(): BoardDoc {
    return this.confirmed
  }

  /** The elements that the last change from elsewhere changed, as they were before it, by id. */
  get replaced(): ReadonlyMap<string, BoardElement | undefined> {
    return this.before
  }

  get pendingCount(): number {
    return this.ops.length
  }

  /** Adds an edit to the newest unsent op; the patches of one call stay in one op. */
  edit(patches: readonly Patch[]): void {
    if (patches.length === 0) return
    let op = this.ops.at(-1)
    if (!op || op.bytes || op.patches.length >= PATCHES_AN_OP) {
      // Before a new op gets its number: a large one takes several numbers.
      this.freezeNewest()
      op = newOp(this.nextOp++)
      this.ops.push(op)
    }
    for (const patch of patches) {
      const id = patchId(patch)
      coalesce(op.patches, patch)
      op.ids.add(id)
      const element = patchElement(this.shown.get(id), patch)
      if (element) this.shown.set(id, element)
    }
  }

  /** The ops to send now, in order; from here on they count as sent. */
  takeUnsent(): SentEdit[] {
    this.freezeNewest()
    const taken: SentEdit[] = []
    for (const op of this.ops) {
      if (op.sent || !op.bytes) continue
      op.sent = true
      taken.push({ op: op.op, bytes: op.bytes })
    }
    return taken
  }

  /** Everything unacknowledged, to be stored across a reload. */
  pending(): SentEdit[] {
    this.splitNewest()
    return this.ops.map(({ op, bytes, patches }) => ({
      op,
      bytes: bytes ?? encodePatches(patches, this.confirmed.refs),
    }))
  }

  /** Restores the ops that an earlier page stored, before the first reset. */
  restorePending(ops: readonly SentEdit[]): void {
    this.ops.unshift(...ops.map(restoredOp))
    this.continueAfter(Math.max(0, ...ops.map(({ op }) => op)))
  }

  /** Makes sure that new ops get higher numbers than this one. */
  continueAfter(op: number): void {
    this.nextOp = Math.max(this.nextOp, op + 1)
  }

  isWaiting(op: number): boolean {
    return this.ops.some((pending) => pending.op === op)
  }

  /**
   * @param logged the op's bytes as the log has them, if known: after a crash they may be newer than the stored ones
   */
  acked(op: number, corrections: Uint8Array | null, logged?: Uint8Array): Set<string> {
    const pending = this.ops.find((waiting) => waiting.op === op)
    const bytes = logged ?? pending?.bytes
    if (!bytes) return new Set()
    this.ops = this.ops.filter((waiting) => waiting !== pending)
    const changed = applyEdit(this.confirmed, bytes, corrections)
    return this.project([...changed, ...(pending?.ids ?? [])])
  }

  remote(bytes: Uint8Array, corrections: Uint8Array | null): Set<string> {
    return this.project(applyEdit(this.confirmed, bytes, corrections))
  }

  /** Reverts an op that the server refused. */
  refused(op: number): Set<string> {
    const pending = this.ops.find((waiting) => waiting.op === op)
    if (!pending) return new Set()
    this.ops = this.ops.filter((waiting) => waiting !== pending)
    return this.project(pending.ids)
  }

  /** Sets a new confirmed board. Ops that are part of it are dropped; the others wait to be sent. */
  reset(doc: BoardDoc, accepted: ReadonlySet<number>): Set<string> {
    this.confirmed = doc
    this.ops = this.ops.filter((op) => !accepted.has(op.op) && readRestored(op, doc.refs))
    this.reconnected()
    return this.project(new Set([...this.shown.keys(), ...doc.elements.keys(), ...this.pendingIds()]))
  }

  /** The connection is new: ops that were sent but not acknowledged are sent again under the same number. */
  reconnected(): void {
    for (const op of this.ops) op.sent = false
  }

  /** The patches of an element that the server has not confirmed, oldest first. */
  pendingPatches(id: string): Patch[] {
    return this.ops.flatMap((op) =>
      op.ids.has(id) ? op.patches.filter((patch) => patchId(patch) === id) : [],
    )
  }

  private freezeNewest(): void {
    const frozen = this.newestFrozen()
    if (frozen.length === 0) return
    this.ops.splice(-1, 1, ...frozen)
    this.continueAfter(frozen.at(-1)?.op ?? 0)
  }

  /**
   * Ops that go out as several messages are stored under those numbers; otherwise the log might have only the first.
   */
  private splitNewest(): void {
    if (this.newestFrozen().length > 1) this.freezeNewest()
  }

  private newestFrozen(): PendingOp[] {
    const newest = this.ops.at(-1)
    return newest && !newest.bytes ? freeze(newest, this.confirmed.refs) : []
  }

  private pendingIds(): string[] {
    return this.ops.flatMap((op) => [...op.ids])
  }

  private project(ids: Iterable<string>): Set<string> {
    const changed = new Set<string>()
    this.before = new Map()
    for (const id of new Set(ids)) {
      const before = this.shown.get(id)
      const after = patchElement(this.confirmed.elements.get(id), ...this.pendingPatches(id))
      if (sameElement(before, after)) continue
      changed.add(id)
      this.before.set(id, before)
      if (after) this.shown.set(id, after)
      else this.shown.delete(id)
    }
    return changed
  }
}
