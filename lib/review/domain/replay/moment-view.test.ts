import { expect, test } from 'vitest'
import { sceneElements } from '@/lib/board/domain/scene'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { currentTrial } from '@/lib/rooms/domain/trial/trials'
import { sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { Random } from '@/tests/support/board/random'
import { INES } from '@/tests/support/room-state'
import { generatedSession } from '@/tests/support/simulation/session'
import { KnownForms } from './known-forms'
import { MomentReader, MomentWriter } from './moment-view'
import { ReplayLog } from './replay-log'

test('[RP3][TR1] what a page reassembles from changes is the room at that moment, including the trial', () => {
  const tried = new Set<boolean>()
  for (let seed = 1; seed <= 4; seed++) {
    const [log, writer, reader, random] = [
      new ReplayLog(),
      new MomentWriter(),
      new MomentReader(),
      new Random(seed),
    ]
    for (const item of replayItems(INES, generatedSession(seed))) log.append(item)
    let before = reader.read(writer.write(log.stateAt(0), 0))
    for (let seek = 0; seek < 30; seek++) {
      const elapsed = random.below(log.elapsed + 1)
      const change = structuredClone(writer.write(log.stateAt(elapsed), elapsed))
      const view = reader.read(change)
      const { board, sheet, round } = log.stateAt(elapsed)
      expect(view).toEqual({
        elapsed,
        elements: sceneElements(board),
        texts: sheetTexts(sheet),
        said: round.chat.length,
        trial: currentTrial(round),
      })
      tried.add(view.trial === null)
      // Elements that look the same are the same object, so that they are not drawn again.
      const known = new Map(before.elements.map((element) => [JSON.stringify(element), element]))
      for (const element of view.elements) expect(known.get(JSON.stringify(element)) ?? element).toBe(element)
      before = view
    }
  }
  expect(tried.size).toBe(2)
})

test('[RP5] a form that an element has again is neither sent nor drawn again, as long as there is room for it', () => {
  for (const limit of [undefined, 300_000]) {
    const [log, writer, reader] = [
      new ReplayLog(),
      new MomentWriter(new KnownForms(limit)),
      new MomentReader(),
    ]
    for (const item of replayItems(INES, generatedSession(2))) log.append(item)
    const sent: number[] = []
    const show = (share: number) => {
      const elapsed = Math.floor(log.elapsed * share)
      const change = writer.write(log.stateAt(elapsed), elapsed)
      sent.push(change.board?.changed.length ?? 0)
      const view = reader.read(structuredClone(change))
      expect(view.elements).toEqual(sceneElements(log.stateAt(elapsed).board))
      return view.elements
    }
    const early = show(0.5)
    show(1)
    const again = show(0.5)
    if (limit === undefined) {
      expect(sent.at(-1)).toBe(0)
      expect(again.every((element) => early.includes(element))).toBe(true)
    } else expect(sent.at(-1)).toBeGreaterThan(0)
    expect(early.length).toBeGreaterThan(10)
  }
})
