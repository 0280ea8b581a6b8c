import { Replica } from '@/lib/board/canvas/replica/replica'
import { emptyBoard } from '@/lib/board/domain/doc'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { decideEdit } from '@/lib/board/domain/patch/decide-edit'
import { Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { Interview } from './trace'

export type Logged = { at: number; person: number; patches: Uint8Array; corrections: Uint8Array | null }

export type SyncResult = {
  edits: number
  /** Bytes on the wire from an author, including the websocket frame. */
  meanPerEdit: number
  freehandMean: number
  /** Bytes on the wire to each receiver. */
  meanDelivered: number
  interviewKB: number
  wholeElementsMean: number
  ratioToWholeElements: number
  /** Plus the whole scene every 20 s, as Excalidraw's own collaboration sends it. */
  wholeElementsAsShippedMean: number
  ratioToWholeElementsAsShipped: number
  byKind: Record<string, number>
  elementJson: Record<string, number>
  liveElements: number
  log: Logged[]
}

const FULL_SCENE_EVERY = 20_000

/**
 * Plays an interview through the real diff, codec and decision, and compares the size of each message with whole
 * elements.
 */
export function measureSync(seed: number): SyncResult {
  const interview = new Interview({ seed, minutes: 45, people: 3 })
  const server = emptyBoard()
  const replica = new Replica(server)
  const log: Logged[] = []
  const kinds = new Map<string, { bytes: number; count: number }>()
  let [sent, delivered, whole, scenes] = [0, 0, 0, 0]
  let nextScene = FULL_SCENE_EVERY
  for (const { at, person, kind, changed } of interview.edits()) {
    const before = replica.local.elements
    replica.edit(changed.flatMap((live) => diffElement(before.get(live.id), live)))
    for (const { op, bytes } of replica.takeUnsent()) {
      const { corrections } = decideEdit(server, bytes)
      const up = frameBytes([MESSAGE.command, 1, op, bytes], true)
      sent += up
      delivered += frameBytes(
        [MESSAGE.events, [log.length, [[log.length + 1, 0xffffffff, op, 0, bytes]]]],
        false,
      )
      const sum = kinds.get(kind) ?? { bytes: 0, count: 0 }
      kinds.set(kind, { bytes: sum.bytes + up, count: sum.count + 1 })
      log.push({ at, person, patches: bytes, corrections })
      replica.acked(op, corrections, bytes)
    }
    whole += wholeFrame(changed)
    // Each of the three sends the whole scene.
    for (; nextScene <= at; nextScene += FULL_SCENE_EVERY)
      scenes += 3 * wholeFrame([...interview.elements.values()])
  }
  const edits = log.length
  const sizes: Record<string, number[]> = {}
  for (const live of interview.elements.values())
    sizes[live.type] = [...(sizes[live.type] ?? []), JSON.stringify(live).length]
  return {
    edits,
    meanPerEdit: sent / edits,
    freehandMean: (kinds.get('freehand')?.bytes ?? 0) / (kinds.get('freehand')?.count ?? 1),
    meanDelivered: delivered / edits,
    interviewKB: sent / 1_000,
    wholeElementsMean: whole / edits,
    ratioToWholeElements: whole / sent,
    wholeElementsAsShippedMean: (whole + scenes) / edits,
    ratioToWholeElementsAsShipped: (whole + scenes) / sent,
    byKind: Object.fromEntries([...kinds].map(([kind, { bytes, count }]) => [kind, bytes / count])),
    elementJson: Object.fromEntries(
      Object.entries(sizes).map(([type, all]) => [type, all.reduce((a, b) => a + b, 0) / all.length]),
    ),
    liveElements: server.liveCount,
    log,
  }
}

const encoder = new Encoder()

/** One of our messages as a websocket frame; browsers mask theirs with four extra bytes. */
function frameBytes(data: unknown[], masked: boolean): number {
  const [packet] = encoder.encode({ type: 2, nsp: '/', data })
  return framed(packet?.length ?? 0) + (masked ? 4 : 0)
}

/** The same edit as whole elements, framed as in Excalidraw's own collaboration, in one text frame. */
export function wholeMessage(changed: unknown[]): string {
  const scene = { type: 'SCENE_UPDATE', payload: { elements: changed } }
  return `42${JSON.stringify(['server-broadcast', '01900000-0000-7000-8000-00000000abcd', scene])}`
}

function wholeFrame(changed: unknown[]): number {
  return framed(Buffer.byteLength(wholeMessage(changed))) + 4
}

function framed(length: number): number {
  return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10)
}
