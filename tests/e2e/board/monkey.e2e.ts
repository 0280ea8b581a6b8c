import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Person, Tool } from '@/tests/board-harness/person'
import { startBrowser, Table } from '@/tests/board-harness/table'
import { Random } from '@/tests/support/board/random'

// Three users do random things at once. ACTIONS=300 SEED=7 for a different, long run.
const ACTIONS = Number(process.env.ACTIONS ?? 20)
const SEED = Number(process.env.SEED ?? 7)
const TOOLS: Tool[] = ['rectangle', 'ellipse', 'arrow', 'diamond', 'line', 'freedraw']

let browser: Browser
let table: Table

beforeAll(async () => {
  browser = await startBrowser(inject('chromium'))
  table = new Table(browser, [inject('boardPage'), path.resolve('public')])
})

afterAll(async () => {
  await table?.close()
  await browser?.close()
})

test(`[B31] after anything at all everybody sees the same board: seed ${SEED}`, async () => {
  const people = await table.open('a', 'b', 'c')
  table.server.latency = 40
  await Promise.all(people.map((person, i) => play(person, new Random(SEED * 10 + i))))
  for (const person of people) await person.rest()
  await table.settled()
  expect(table.server.sequencer.log.length).toBeGreaterThan(ACTIONS)
  await table.idle()
}, 600_000)

async function play(person: Person, random: Random): Promise<void> {
  for (let i = 0; i < ACTIONS; i++) await act(person, random)
}

async function act(person: Person, random: Random): Promise<void> {
  const x = 280 + random.below(600)
  const y = 100 + random.below(450)
  const elements = (await person.elements()).filter(
    (one) => one.x > 260 && one.x < 900 && one.y > 80 && one.y < 650,
  )
  const target = elements.length > 0 ? random.pick(elements) : null
  const choice = random.below(13)
  if (!target || choice < 3) {
    await person.take(random.pick(TOOLS))
    await person.drag(x, y, x + random.below(300) - 150, y + random.below(200) - 100, 8)
  } else if (choice < 6) {
    await person.rest()
    await person.drag(target.x + 1, target.y + target.height / 2, x, y, 8)
  } else if (choice === 6) await person.undo()
  else if (choice === 7) await person.redo()
  else if (choice === 8) {
    await person.select(target.id)
    await person.press('Delete')
  } else if (choice === 9) {
    await person.select(target.id, random.pick(elements).id)
    await person.press(random.pick(['Control+g', 'Control+Shift+g', 'Control+d']))
  } else if (choice === 10) {
    await person.select(target.id)
    await person.press(random.pick(['Control+Shift+]', 'Control+Shift+[', 'Control+]', 'Control+[']))
  } else if (choice === 11) {
    await person.rest()
    await person.page.mouse.dblclick(target.x + target.width / 2, target.y + target.height / 2)
    await person.frame()
    await person.type(`note ${random.below(99)}`)
    await person.rest()
  } else {
    await person.offline()
    await person.take('rectangle')
    await person.drag(x, y, x + 60, y + 40, 4)
    await person.online()
  }
}
