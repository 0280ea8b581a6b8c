import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { patchId } from '@/lib/board/domain/patch/patch'
import { liveRectangle } from '@/tests/support/board/elements'
import { BoardBinding } from './binding'
import type { BoardChannel } from './channel'
import { type BoardReceiver, bareReceiver } from './replica/receiver'
import { Replica } from './replica/replica'

// A canvas needs a browser; here it is a list of elements.
vi.mock('@excalidraw/excalidraw', () => ({
  CaptureUpdateAction: { NEVER: 'NEVER', EVENTUALLY: 'EVENTUALLY' },
  mutateElement: (element: object, fields: object) => Object.assign(element, fields),
}))

const root = {
  querySelector: () => null,
  addEventListener: () => {},
  removeEventListener: () => {},
} as unknown as HTMLElement

function canvas() {
  const scene = {
    elements: [] as unknown[],
    files: {} as Record<string, unknown>,
    newElement: null as { id: string } | null,
  }
  const api = {
    getSceneElementsIncludingDeleted: () => scene.elements,
    getAppState: () => ({
      newElement: scene.newElement,
      selectedElementIds: {},
      zoom: { value: 1 },
      width: 0,
      height: 0,
      scrollX: 0,
      scrollY: 0,
    }),
    getFiles: () => scene.files,
    addFiles: vi.fn(),
    registerAction: () => {},
    updateScene: ({ elements }: { elements?: unknown[] }) => {
      if (elements) scene.elements = elements
    },
  } as unknown as ExcalidrawImperativeAPI
  return { scene, api }
}

function room() {
  const replica = new Replica(emptyBoard())
  const uploads: { resolve: () => void; reject: (error: Error) => void }[] = []
  let receiver: BoardReceiver = bareReceiver(replica)
  const counts = { uploads: 0 }
  const channel: BoardChannel = {
    replica,
    canEdit: true,
    attach: (given) => {
      receiver = given ?? bareReceiver(replica)
    },
    changed: () => {},
    edit: (patches) => {
      replica.edit(patches)
      receiver.edited(patches.map(patchId))
    },
    uploading: () => {
      counts.uploads++
      return () => {
        counts.uploads--
      }
    },
    uploadImage: () => new Promise((resolve, reject) => uploads.push({ resolve, reject })),
    imageUrl: (id) => id,
    notify: vi.fn(),
    presence: { cursor: () => {}, subscribe: () => () => {} },
  }
  return { replica, channel, uploads, counts }
}

const frames: (() => void)[] = []
const nextFrame = () => {
  for (const run of frames.splice(0)) run()
}
const shapes = (replica: Replica) =>
  [...replica.local.elements.values()].map(({ id, isDeleted }) => (isDeleted ? `${id} deleted` : id))

beforeEach(() => {
  frames.length = 0
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => {})
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  vi.stubGlobal('fetch', async () => new Response('picture'))
})
afterEach(() => vi.unstubAllGlobals())

const DRAWN = { ...liveRectangle(), id: 'drawn' }
const image = (id: string, fileId: string) =>
  liveRectangle({ id, type: 'image', fileId, status: 'saved', scale: [1, 1], crop: null, index: 'a1' })

/** A board with a shape and an image that is not stored yet, whose canvas is then unmounted. */
async function leftEarly() {
  const { scene, api } = canvas()
  const made = room()
  const binding = new BoardBinding(api, made.channel, root)
  binding.start()
  scene.files = { 'file-1': { id: 'file-1', dataURL: 'data:,', mimeType: 'image/png' } }
  scene.newElement = DRAWN
  scene.elements = [{ ...DRAWN }, image('picture', 'file-1')]
  binding.changed()
  nextFrame()
  await vi.waitFor(() => expect(made.uploads).toHaveLength(1))
  binding.stop()
  Object.assign(scene, { elements: [], files: {} })
  return made
}

test('[B37] what is still only on the canvas when it is unmounted is captured', () => {
  const { scene, api } = canvas()
  const { replica, channel } = room()
  const binding = new BoardBinding(api, channel, root)
  binding.start()
  scene.elements = [{ ...DRAWN }]
  binding.stop()
  expect(shapes(replica)).toEqual(['drawn'])
})

test('[B37] an image stored after its canvas was unmounted is added to the board, and nothing is deleted', async () => {
  const { replica, uploads, counts } = await leftEarly()
  expect([shapes(replica), counts.uploads]).toEqual([['drawn'], 1])
  uploads[0]?.resolve()
  await vi.waitFor(() => expect(counts.uploads).toBe(0))
  nextFrame()
  expect(shapes(replica)).toEqual(['drawn', 'picture'])
  expect(replica.local.elements.get('picture')?.fileId).toMatch(/^[0-9a-f]{64}$/)
})

test('[B37] it is drawn on the next canvas', async () => {
  const { channel, uploads } = await leftEarly()
  const { scene, api } = canvas()
  new BoardBinding(api, channel, root).start()
  uploads[0]?.resolve()
  await vi.waitFor(() => {
    nextFrame()
    expect(scene.elements).toMatchObject([{ id: 'drawn' }, { id: 'picture' }])
  })
})

test('[B36] it is removed, with the reason, if the store refuses it', async () => {
  const { replica, channel, uploads, counts } = await leftEarly()
  uploads[0]?.reject(new Error('The room is full of images.'))
  await vi.waitFor(() => expect(channel.notify).toHaveBeenCalledWith('The room is full of images.'))
  expect([shapes(replica), counts.uploads]).toEqual([['drawn'], 0])
})

test('[B36] without a connection it is retried, as long as anything shows it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const { scene, api } = canvas()
    const { channel, uploads, counts } = room()
    const binding = new BoardBinding(api, channel, root)
    binding.start()
    scene.files = { 'file-1': { id: 'file-1', dataURL: 'data:,', mimeType: 'image/png' } }
    scene.elements = [image('picture', 'file-1')]
    binding.changed()
    nextFrame()
    for (const tries of [1, 2]) {
      await vi.waitFor(() => expect(uploads).toHaveLength(tries))
      uploads.at(-1)?.reject(new TypeError('Failed to fetch'))
      await vi.advanceTimersByTimeAsync(0)
      if (tries === 2) scene.elements = []
      await vi.advanceTimersByTimeAsync(2_000)
    }
    expect([uploads.length, counts.uploads]).toEqual([2, 0])
    binding.stop()
  } finally {
    vi.useRealTimers()
  }
})

test('[B37] an image that could not be fetched while the server was unreachable is loaded with the next connection', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const { api } = canvas()
    const { channel } = room()
    channel.edit(diffElement(undefined, image('picture', 'a'.repeat(64))))
    const asked = vi.fn(async () => new Response('not now', { status: 503 }))
    vi.stubGlobal('fetch', asked)
    const binding = new BoardBinding(api, channel, root)
    binding.start()
    await vi.advanceTimersByTimeAsync(20_000)
    const before = asked.mock.calls.length
    binding.reconnected()
    expect(asked.mock.calls.length).toBe(before + 1)
    binding.stop()
  } finally {
    vi.useRealTimers()
  }
})
