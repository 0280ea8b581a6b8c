import type { SentEdit } from '@/lib/board/canvas/replica/pending-op'
import { Replica } from '@/lib/board/canvas/replica/replica'
import { decodeBoard, emptyBoard, encodeBoard } from '@/lib/board/domain/doc'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import type { Answer, Sequencer } from './sequencer'

/** One browser tab on a bad connection: messages are lost, duplicated or delayed; the page reloads. */
export class BrowserModel {
  replica = new Replica(emptyBoard())
  online = true
  private at = 0
  private readonly uplink: SentEdit[] = []
  private readonly answers: Answer[] = []
  private kept: SentEdit[] = []

  constructor(
    readonly name: string,
    private readonly server: Sequencer,
  ) {}

  elements(): BoardElement[] {
    return [...this.replica.local.elements.values()]
  }

  /** Makes an element look like `live`, as a canvas would have it. */
  edit(live: LooseElement): void {
    this.replica.edit(diffElement(this.replica.local.elements.get(String(live.id)), live))
  }

  /** Adds many elements in one edit. */
  paste(elements: readonly BoardElement[]): void {
    this.replica.edit(elements.map((element) => ({ kind: 'add', element })))
  }

  change(id: string, props: Partial<BoardElement>): void {
    const element = this.replica.local.elements.get(id)
    if (element) this.edit({ ...structuredClone(element), ...props })
  }

  /** Sends the waiting messages. */
  send(): void {
    if (this.online) this.uplink.push(...this.replica.takeUnsent())
  }

  /** The server receives up to `count` messages; with `twice`, each arrives again. */
  deliver(count: number, twice = false): void {
    for (const { op, bytes } of this.uplink.splice(0, count)) {
      this.answers.push(this.server.receive(this.name, op, bytes))
      if (twice) this.server.receive(this.name, op, bytes)
    }
  }

  /** The browser receives up to `count` events of the log, then the waiting refusals. */
  receive(count: number): void {
    if (!this.online) return
    for (let left = count; left > 0 && this.at < this.server.log.length; left--) this.takeNext()
    for (const answer of this.answers.splice(0))
      if (answer.kind === 'refused') this.replica.refused(answer.op)
  }

  private takeNext(): void {
    const entry = this.server.log[this.at++]
    if (!entry) return
    const own = entry.client === this.name && this.replica.isWaiting(entry.op)
    if (own) this.replica.acked(entry.op, entry.corrections, entry.bytes)
    else this.replica.remote(entry.bytes, entry.corrections)
  }

  /** The connection breaks: messages in flight are lost, after the server received the first `arrived` of them. */
  disconnect(arrived: number): void {
    this.deliver(arrived)
    this.uplink.length = 0
    this.answers.length = 0
    this.online = false
  }

  /** Rejoins, with the missing part of the log or with a snapshot. */
  connect(snapshot: boolean): void {
    this.online = true
    if (snapshot) {
      this.at = this.server.log.length
      this.replica.reset(decodeBoard(encodeBoard(this.server.doc)), this.server.accepted(this.name))
    }
    while (this.at < this.server.log.length) this.takeNext()
    this.replica.continueAfter(this.server.lastOp(this.name))
    // An op that was refused while the connection was down is reported when it is resent.
    for (const { op } of this.replica.pending()) {
      if (op <= this.server.lastOp(this.name)) this.replica.refused(op)
    }
    this.replica.reconnected()
  }

  /** Stores what a reload would bring back. */
  keep(): void {
    this.kept = structuredClone(this.replica.pending())
  }

  /** Closes the page and opens it again; only what was last stored is still known. */
  reload(arrived: number): void {
    this.disconnect(arrived)
    this.replica = new Replica(emptyBoard())
    this.replica.restorePending(this.kept)
    this.connect(true)
  }
}
