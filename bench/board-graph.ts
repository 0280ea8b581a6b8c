import { GraphReader } from '@/lib/board/graph/graph-reader'
import { readBoard } from '@/lib/board/graph/read-board'
import { REFERENCES } from '@/tests/board-graph/reference-boards'
import { OutlinedRoom } from '@/tests/support/board/outlined'
import { Random } from '@/tests/support/board/random'
import { median, quantile } from './statistics'

type Drawn = Readonly<Record<string, unknown>> & { x: number; y: number; id: string }

/** How long reading a board takes: the first time, when the code is compiled, and after one edit. */
export function measureGraph(): void {
  const large = boardOf(5_000)
  const cold = timed(() => readBoard(large))
  const warm = Array.from({ length: 15 }, () => timed(() => readBoard(large)))
  const edits = editTimes(boardOf(400), 600).slice(100)
  const ms = (value: number) => Math.round(value * 10) / 10
  console.log(
    JSON.stringify({
      elements: large.length,
      coldMs: ms(cold),
      warmMs: ms(median(warm)),
      edit400Ms: ms(median(edits)),
      edit400P95Ms: ms(quantile(edits, 0.95)),
      lineBesideHundredMs: ms(median(lineTimes())),
    }),
  )
}

/** How long it takes to draw one line of an outline beside a hundred components. */
function lineTimes(): number[] {
  const room = new OutlinedRoom()
  for (let place = 0; place < 100; place += 2) room.draw(`Part${place} service -> Part${place + 1} cache`)
  return Array.from({ length: 15 }, (_, turn) => timed(() => room.draw(`Part7 -> Last${turn} worker`)))
}

/** The reference boards one below the other, with different names each time. */
function boardOf(count: number): Drawn[] {
  const elements: Drawn[] = []
  for (let round = 0; elements.length < count; round++) {
    const { board } = REFERENCES[round % REFERENCES.length] ?? REFERENCES[0] ?? { board: [] }
    const suffix = round < REFERENCES.length ? '' : ` ${round}`
    const moved = JSON.parse(
      JSON.stringify(board).replaceAll(/"(id|elementId|containerId)":"([^"]*)"/g, `"$1":"$2-${round}"`),
    ) as Drawn[]
    for (const element of moved) {
      const groupIds = (element.groupIds as string[]).map((id) => `${id}-${round}`)
      const x = element.x + (round % 8) * 3_000
      const y = element.y + Math.floor(round / 8) * 3_000
      const words =
        element.type === 'text'
          ? { text: element.text + suffix, originalText: element.originalText + suffix }
          : {}
      elements.push({ ...element, ...words, groupIds, x, y })
    }
  }
  return elements.slice(0, count)
}

/** Moves, one after the other, as in a drag by hand. */
function editTimes(board: readonly Drawn[], edits: number): number[] {
  const random = new Random(3)
  const reader = new GraphReader()
  let now = [...board]
  reader.read(now)
  return Array.from({ length: edits }, (_, turn) => {
    const at = random.below(now.length)
    const element = now[at]
    if (element) now = now.with(at, { ...element, x: element.x + 3, version: turn + 2 })
    return timed(() => reader.read(now))
  })
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
