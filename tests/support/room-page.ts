import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { letGuestIn, makeMember, makeRoom } from './behind-pages'
import { isAtSharedApp } from './browser'

/** A shape on a user's board, as copying it returns it, in whole pixels. */
export type Shape = {
  id: string
  type: string
  x: number
  y: number
  width: number
  height: number
  text?: string
}

/** A place on the board, in pixels from its upper left corner. */
type Spot = readonly [x: number, y: number]

/** Opens a page and waits until it is hydrated: text typed before that may be lost. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await ready(page)
}

/** Waits until React has hydrated the page's controls. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('button, input:not([type=hidden]), a[href]')]
    return (
      controls.length > 0 &&
      controls.every((each) => Object.keys(each).some((key) => key.startsWith('__reactProps')))
    )
  })
}

let people = 0

const PASSWORD = 'seven brown otters sail home'

/**
 * Creates an account, signs this browser in, and opens a page if one is given. In an app of the test's own that is done
 * through the form, which leads to the list of cases unless a page is given.
 */
export async function signUp(page: Page, name: string, next?: string, email?: string): Promise<void> {
  if (!isAtSharedApp(page.context())) return signUpByForm(page, name, next, email)
  await makeMember(page.context(), { name, email: email ?? newAddress(), password: PASSWORD })
  if (next) await visit(page, next)
}

/** Creates an account through the form, and waits for the page that it leads to. */
export async function signUpByForm(page: Page, name: string, next = '/cases', email?: string): Promise<void> {
  await visit(page, `/signup?next=${encodeURIComponent(next)}`)
  await fillSignUp(page, name, email)
  await page.waitForURL((url) => url.pathname + url.search === next)
  await ready(page)
}

function newAddress(): string {
  return `person-${process.pid}-${Date.now()}-${++people}@example.org`
}

/** Fills in the form for a new account and submits it. */
export async function fillSignUp(page: Page, name: string, email = newAddress()): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
}

const ARRANGEMENT_OF = {
  'Be interviewed': 'candidate',
  'Interview someone': 'interviewer',
  Alone: 'solo',
} as const

type NewRoom = { caseId: string; as: keyof typeof ARRANGEMENT_OF; minutes?: number }

/**
 * Creates a room of the signed-in user, opens its lobby and returns its id; through the form in an app of the test's
 * own.
 */
export async function createRoom(page: Page, room: NewRoom): Promise<string> {
  if (!isAtSharedApp(page.context())) return createRoomByForm(page, room)
  const { caseId, as, minutes } = room
  const id = await makeRoom(page.context(), { caseId, as: ARRANGEMENT_OF[as], minutes })
  await visit(page, `/rooms/${id}`)
  await page.getByRole('main', { name: 'Lobby' }).waitFor()
  return id
}

/** Creates a room through the form and returns its id. */
export async function createRoomByForm(page: Page, { caseId, as }: NewRoom): Promise<string> {
  await visit(page, `/rooms/new?case=${caseId}`)
  await page.getByRole('radio', { name: as }).click()
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  await page.getByRole('main', { name: 'Lobby' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/**
 * Two users in the lobby of one room: the first with an account, to be interviewed; the second is a guest and can
 * start. In an app of the test's own both use the forms, and the round has its usual length.
 * @returns the room's id
 */
export async function meet(
  first: RoomPage,
  second: RoomPage,
  caseId: string,
  minutes?: number,
): Promise<string> {
  const [host, guest] = [first.page.context(), second.page.context()]
  if (!isAtSharedApp(host)) return meetByForms(first, second, caseId)
  await makeMember(host, { name: 'Ines', email: newAddress(), password: PASSWORD })
  const roomId = await makeRoom(host, { caseId, as: 'candidate', minutes })
  await letGuestIn(host, guest, { roomId, name: 'Mara' })
  const path = `/rooms/${roomId}`
  await Promise.all([visit(first.page, path), visit(second.page, path)])
  await first.page.getByRole('main', { name: 'Lobby' }).waitFor()
  await second.button('Start interview').waitFor()
  return roomId
}

async function meetByForms(first: RoomPage, second: RoomPage, caseId: string): Promise<string> {
  await signUp(first.page, 'Ines', '/cases')
  const roomId = await createRoomByForm(first.page, { caseId, as: 'Be interviewed' })
  await first.button('Copy invite link').click()
  await visit(second.page, await first.page.getByLabel('Invite link', { exact: true }).inputValue())
  await second.page.getByLabel('Your name').fill('Mara')
  await second.button('Join as a guest').click()
  await second.button('Start interview').waitFor()
  return roomId
}

/** A room on a user's screen. */
export class RoomPage {
  readonly board: Locator
  readonly worksheet: Locator
  readonly chat: Locator
  readonly guide: Locator
  readonly stage: Locator
  readonly saveState: Locator

  constructor(readonly page: Page) {
    this.board = page.getByRole('main', { name: 'Board' })
    this.worksheet = page.getByRole('region', { name: 'Worksheet' })
    this.chat = page.getByRole('region', { name: 'Chat' })
    this.guide = page.getByRole('complementary', { name: 'Guide' })
    this.stage = page.getByRole('region', { name: 'Stage and clock' })
    this.saveState = page.getByRole('status', { name: 'Save state' })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  /** A field of the worksheet; its section must be open. */
  field(title: string): Locator {
    return this.worksheet.getByRole('textbox', { name: title, exact: true })
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name })
  }

  async say(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text)
    await this.button('Send message').click()
  }

  /** Waits until the server has acknowledged everything that was done here. */
  async saved(): Promise<void> {
    await this.saveState.getByText('Saved', { exact: true }).waitFor()
  }

  /** The displayed clock, in seconds. */
  async remaining(): Promise<number> {
    const shown = (await this.stage.getByTestId('remaining').textContent()) ?? ''
    const [minutes = Number.NaN, seconds = Number.NaN] = shown.split(':').map(Number)
    return minutes * 60 + seconds
  }

  /** Waits until drawing is possible. */
  async canDraw(): Promise<void> {
    await this.board.getByTestId('toolbar-rectangle').waitFor({ state: 'attached' })
  }

  /** Draws with the tool of that key, as with a mouse. */
  async draw(tool: 'r' | 'o' | 'd' | 'a' | 'l', from: Spot, to: Spot): Promise<void> {
    const { mouse, keyboard } = this.page
    const [start, end] = [await this.spot(from), await this.spot(to)]
    await this.focusBoard()
    await keyboard.press(tool)
    await mouse.move(...start)
    await mouse.down()
    await mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    await mouse.move(...end)
    await mouse.up()
    await keyboard.press('Escape')
  }

  /** Draws components and connections by typing them, as `Browser -> Link service`. */
  async quickDraw(...lines: string[]): Promise<void> {
    await this.tab('Outline').click()
    const line = this.page.getByRole('textbox', { name: 'Quick draw' })
    for (const text of lines) {
      await line.fill(text)
      await line.press('Enter')
      await expect.poll(() => line.inputValue()).toBe('')
    }
    await this.saved()
  }

  /** Scrolls the board, down for positive pixels, as with a mouse wheel over its middle. */
  async scroll(by: number): Promise<void> {
    const box = await this.board.boundingBox()
    if (!box) throw new Error('There is no board on this page')
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    // A wheel turns in small steps; one big step would be cut off.
    for (let left = Math.abs(by); left > 0; left -= 100) await this.page.mouse.wheel(0, Math.sign(by) * 100)
  }

  /** Writes a text onto the board. */
  async write(text: string, at: Spot): Promise<void> {
    const { mouse, keyboard } = this.page
    await this.focusBoard()
    await keyboard.press('t')
    await mouse.click(...(await this.spot(at)))
    await this.board.locator('textarea').waitFor()
    await keyboard.type(text)
    await keyboard.press('Escape')
    await keyboard.press('Escape')
  }

  /** Everything on the board, obtained as a user could: by selecting all and copying it. */
  async shapes(): Promise<Shape[]> {
    const { page } = this
    await this.focusBoard()
    await page.evaluate(() => navigator.clipboard.writeText('nothing'))
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    await page.keyboard.press('Escape')
    if (!copied.startsWith('{')) return []
    return (JSON.parse(copied).elements as Shape[]).map(({ id, type, x, y, width, height, text }) => {
      const [left, top, wide, high] = [x, y, width, height].map(Math.round) as [
        number,
        number,
        number,
        number,
      ]
      const shape = { id, type, x: left, y: top, width: wide, height: high }
      return text === undefined ? shape : { ...shape, text }
    })
  }

  /** How much is drawn in the middle of the board, for users who can only look. */
  ink(): Promise<number> {
    return inkIn(this.board)
  }

  private async focusBoard(): Promise<void> {
    await this.board.locator('.excalidraw').first().focus()
  }

  private async spot([x, y]: Spot): Promise<[number, number]> {
    const box = await this.board.boundingBox()
    if (!box) throw new Error('There is no board on this page')
    return [box.x + x, box.y + y]
  }
}

/**
 * Number of dark pixels in the middle of an element, in light mode.
 * @param below upper limit of the lightness, out of 256
 */
export async function inkIn(shown: Locator, below = 96): Promise<number> {
  const box = await shown.boundingBox()
  if (!box) return 0
  const clip = {
    x: box.x + box.width / 4,
    y: box.y + box.height / 4,
    width: box.width / 2,
    height: box.height / 2,
  }
  const { data } = await sharp(await shown.page().screenshot({ clip }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.filter((light) => light < below).length
}
