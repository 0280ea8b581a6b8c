import { generateNKeysBetween } from 'fractional-indexing'
import { cleanElement } from '@/lib/board/domain/element/clean-element'
import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import { sceneElements } from '@/lib/board/domain/scene'
import { AppError, appError } from '@/lib/shared/errors'
import { elementsIn, parseJson } from '../scene/parse-scene'
import { DRAWING_LIMITS } from './drawing-limits'

/** A picture in a drawing, in the form that Excalidraw accepts. */
export type DrawingFile = Readonly<{ id: string; mimeType: string; dataURL: string }>

/** A drawing from a file or the clipboard. */
export type Drawing = Readonly<{
  /** The elements as written, bottom first, each id once: these are read as a graph. */
  written: readonly LooseElement[]
  /** The same elements, safe to show: known fields only, no web pages, and links only to web and e-mail addresses. */
  shown: readonly LooseElement[]
  files: readonly DrawingFile[]
  /** The number of elements that are broken or of an unknown type. */
  leftOut: number
}>

/** Excalidraw would render these as they are; here a box replaces a web page. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  embeddable: 'rectangle',
  iframe: 'rectangle',
  magicframe: 'frame',
}

/** Whether elements of this type are replaced by something else when shown. */
export function isStoodFor(type: string): boolean {
  return Object.hasOwn(STANDS_FOR, type)
}

const PICTURE = /^data:(image\/(?:png|jpeg|webp));base64,/

/** @throws AppError `drawing/…` with a sentence that says what the text is instead of a drawing */
export function openDrawing(text: string): Drawing {
  // A character takes one to three bytes; callers that read a file check its size first.
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
    // The list order is the stacking order: older files have no keys, and others have broken ones.
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

/** Our boards name pictures by their content; a file has its own names. */
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

/** PNG, JPEG and WebP; other files are not shown. */
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
