import { generateNKeysBetween } from 'fractional-indexing'
import { cleanElement } from '@/lib/board/domain/element/clean-element'
import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import { sceneElements } from '@/lib/board/domain/scene'
import { AppError, appError } from '@/lib/shared/errors'
import { elementsIn, parseJson } from '../scene/parse-scene'
import { DRAWING_LIMITS } from './drawing-limits'

/** A picture in a drawing, as Excalidraw takes it. */
export type DrawingFile = Readonly<{ id: string; mimeType: string; dataURL: string }>

/** A drawing of a file or of the clipboard. */
export type Drawing = Readonly<{
  /** The elements as they were written, bottom first, each id once: what is read as a graph. */
  written: readonly LooseElement[]
  /** The same, safe to show: known fields only, no web pages, no links but to web addresses and e-mail. */
  shown: readonly LooseElement[]
  files: readonly DrawingFile[]
  /** Elements that are broken or of an unknown type. */
  leftOut: number
}>

/** Excalidraw shows them as they are; here a box stands for a web page. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  embeddable: 'rectangle',
  iframe: 'rectangle',
  magicframe: 'frame',
}

/** Whether something else stands for elements of this type where they are shown. */
export function isStoodFor(type: string): boolean {
  return Object.hasOwn(STANDS_FOR, type)
}

const PICTURE = /^data:(image\/(?:png|jpeg|webp));base64,/

/** @throws AppError `drawing/…` with a sentence that says what the text is instead of a drawing. */
export function openDrawing(text: string): Drawing {
  // A letter takes one to three bytes; whoever reads a file asks for its size first.
  if (text.length > DRAWING_LIMITS.bytes) throw tooLarge()
  const value = parseJson(text)
  const elements = elementsIn(value)
  if (!elements) throw notADrawing(text, value)
  const drawn = elements.filter(isLive)
  if (drawn.length === 0) {
    throw appError('drawing/empty')
  }
  if (drawn.length > DRAWING_LIMITS.elements) {
    const most = DRAWING_LIMITS.elements.toLocaleString('en')
    throw appError('drawing/too-many-elements', { most })
  }
  const { written, shown } = cleaned(drawn)
  const files = filesOf(value)
  return {
    written,
    shown: withPictures(shown, written, files),
    files,
    leftOut: drawn.length - written.length,
  }
}

export function tooLarge(): AppError {
  const megabytes = DRAWING_LIMITS.bytes / 1_000_000
  return appError('drawing/too-large', { megabytes })
}

function notADrawing(text: string, value: unknown): AppError {
  if (isRecord(value) && value.type === 'excalidrawlib') {
    return appError('drawing/library')
  }
  if (/^\s*https?:\/\//.test(text)) {
    return appError('drawing/link')
  }
  return appError('drawing/not-a-drawing')
}

function isLive(value: unknown): value is LooseElement {
  return isRecord(value) && value.isDeleted !== true
}

function cleaned(elements: readonly LooseElement[]): {
  written: LooseElement[]
  shown: LooseElement[]
} {
  const keys = generateNKeysBetween(null, null, elements.length)
  const kept = new Map<string, { written: LooseElement; clean: BoardElement }>()
  for (const [place, element] of elements.entries()) {
    const type = STANDS_FOR[String(element.type)] ?? element.type
    // The order of a file is the order of its list: older files have no keys, and others break them.
    const clean = tryClean({ ...element, type, index: keys[place], fileId: null })
    if (clean && !kept.has(clean.id)) kept.set(clean.id, { written: element, clean })
  }
  return {
    written: [...kept.values()].map(({ written }) => written),
    shown: sceneElements({ elements: new Map([...kept].map(([id, { clean }]) => [id, clean])) }),
  }
}

function tryClean(element: LooseElement): BoardElement | null {
  try {
    return cleanElement(element)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** A board of ours names pictures by their content; a file has names of its own. */
function withPictures(
  shown: readonly LooseElement[],
  written: readonly LooseElement[],
  files: readonly DrawingFile[],
): LooseElement[] {
  const known = new Set(files.map(({ id }) => id))
  const names = new Map(written.map(({ id, fileId }) => [id, fileId]))
  return shown.map((element) => {
    const fileId = names.get(element.id)
    return element.type === 'image' && known.has(String(fileId)) ? { ...element, fileId } : element
  })
}

/** PNG, JPEG and WebP; what else a file may bring is not shown. */
function filesOf(value: unknown): DrawingFile[] {
  if (!isRecord(value) || !isRecord(value.files)) return []
  return Object.entries(value.files).flatMap(([id, file]): DrawingFile[] => {
    const dataURL = isRecord(file) && typeof file.dataURL === 'string' ? file.dataURL : ''
    const mimeType = PICTURE.exec(dataURL)?.[1]
    return mimeType === undefined ? [] : [{ id, mimeType, dataURL }]
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
