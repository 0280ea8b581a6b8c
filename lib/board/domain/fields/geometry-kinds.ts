import type { Binding, Crop, FixedSegment, PathPoint, Roundness } from '../element/element'
import { badValue, type FieldKind, flag } from './field-kind'
import { extent, integer, length, ratio, round } from './number-kinds'
import type { BoardReader, BoardWriter } from './refs'
import { elementId } from './text-kinds'

type Loose = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asRecord(value: unknown): Loose {
  if (!isRecord(value)) throw badValue()
  return value
}

function pair(part: FieldKind<number>): FieldKind<PathPoint> {
  return {
    clean: (value) => {
      if (!Array.isArray(value) || value.length !== 2) throw badValue()
      return [part.clean(value[0]), part.clean(value[1])]
    },
    same: (held, live) => Array.isArray(live) && part.same(held[0], live[0]) && part.same(held[1], live[1]),
    size: () => 14,
    write: (to, value) => {
      part.write(to, value[0])
      part.write(to, value[1])
    },
    read: (from) => [part.read(from), part.read(from)],
  }
}

const point = pair(extent)
export const ratioPair = pair(ratio)

/** Writes points as offsets from one to the next. */
function writePoints(to: BoardWriter, points: readonly PathPoint[]): void {
  to.uint(points.length)
  let lastX = 0
  let lastY = 0
  for (const [pointX, pointY] of points) {
    const x = Math.round(pointX * 100)
    const y = Math.round(pointY * 100)
    to.int(x - lastX)
    to.int(y - lastY)
    lastX = x
    lastY = y
  }
}

function readPoints(from: BoardReader): readonly PathPoint[] {
  const points: PathPoint[] = []
  let x = 0
  let y = 0
  for (let left = from.count(2); left > 0; left--) {
    x += from.int()
    y += from.int()
    points.push([extent.check(x / 100), extent.check(y / 100)])
  }
  return points
}

export const points: FieldKind<readonly PathPoint[]> = {
  clean: (value) => {
    if (!Array.isArray(value)) throw badValue()
    return value.map(point.clean)
  },
  same: (held, live) => {
    if (!Array.isArray(live) || live.length !== held.length) return false
    // From the end: that is where a stroke or a line changes first.
    for (let i = held.length - 1; i >= 0; i--) {
      const at = held[i]
      if (at && !point.same(at, live[i])) return false
    }
    return true
  },
  size: (value) => 2 + value.length * POINT_SIZE,
  write: writePoints,
  read: readPoints,
}

/** The bytes that a point counts for. */
export const POINT_SIZE = 14
/** The bytes that a pen pressure counts for. */
export const PRESSURE_SIZE = 6

const LEVELS = 255

/** How hard a pen pressed at each point, 0–1, to one part in 255. */
export const pressures: FieldKind<readonly number[]> = {
  clean: (value) => {
    if (!Array.isArray(value)) throw badValue()
    return value.map((pressure) => round(Math.min(1, Math.max(0, extent.check(pressure))), LEVELS))
  },
  same: (held, live) =>
    Array.isArray(live) &&
    live.length === held.length &&
    held.every((pressure, i) => Math.abs(pressure - Math.min(1, Math.max(0, live[i]))) * LEVELS <= 0.75),
  size: (value) => 2 + value.length * PRESSURE_SIZE,
  write: (to, value) => {
    to.uint(value.length)
    for (const pressure of value) to.byte(Math.round(pressure * LEVELS))
  },
  read: (from) => Array.from(from.bytes(from.count()), (level) => level / LEVELS),
}

export const binding: FieldKind<Binding> = {
  clean: (value) => {
    const { elementId: id, focus, gap, fixedPoint } = asRecord(value)
    const plain = { elementId: elementId.clean(id), focus: ratio.clean(focus), gap: ratio.clean(gap) }
    return fixedPoint ? { ...plain, fixedPoint: ratioPair.clean(fixedPoint) } : plain
  },
  same: (held, live) =>
    isRecord(live) &&
    held.elementId === live.elementId &&
    ratio.same(held.focus, live.focus) &&
    ratio.same(held.gap, live.gap) &&
    (held.fixedPoint ? ratioPair.same(held.fixedPoint, live.fixedPoint) : !live.fixedPoint),
  size: () => 90,
  write: (to, value) => {
    flag.write(to, value.fixedPoint !== undefined)
    elementId.write(to, value.elementId)
    ratio.write(to, value.focus)
    ratio.write(to, value.gap)
    if (value.fixedPoint) ratioPair.write(to, value.fixedPoint)
  },
  read: (from) => {
    const fixed = flag.read(from)
    const plain = { elementId: elementId.read(from), focus: ratio.read(from), gap: ratio.read(from) }
    return fixed ? { ...plain, fixedPoint: ratioPair.read(from) } : plain
  },
}

export const roundness: FieldKind<Roundness> = {
  clean: (value) => {
    const { type, value: radius } = asRecord(value)
    const plain = { type: integer.clean(type) }
    return radius === undefined || radius === null ? plain : { ...plain, value: length.clean(radius) }
  },
  same: (held, live) =>
    isRecord(live) &&
    held.type === live.type &&
    (held.value === undefined
      ? live.value === undefined || live.value === null
      : length.same(held.value, live.value)),
  size: () => 20,
  write: (to, value) => {
    flag.write(to, value.value !== undefined)
    integer.write(to, value.type)
    if (value.value !== undefined) length.write(to, value.value)
  },
  read: (from) => {
    const radius = flag.read(from)
    const plain = { type: integer.read(from) }
    return radius ? { ...plain, value: length.read(from) } : plain
  },
}

const CROP_FIELDS = ['x', 'y', 'width', 'height', 'naturalWidth', 'naturalHeight'] as const

function cropOf(part: (field: (typeof CROP_FIELDS)[number]) => number): Crop {
  return {
    x: part('x'),
    y: part('y'),
    width: part('width'),
    height: part('height'),
    naturalWidth: part('naturalWidth'),
    naturalHeight: part('naturalHeight'),
  }
}

export const crop: FieldKind<Crop> = {
  clean: (value) => cropOf((field) => length.clean(asRecord(value)[field])),
  same: (held, live) => isRecord(live) && CROP_FIELDS.every((field) => length.same(held[field], live[field])),
  size: () => 110,
  write: (to, value) => {
    for (const field of CROP_FIELDS) length.write(to, value[field])
  },
  read: (from) => cropOf(() => length.read(from)),
}

const segment: FieldKind<FixedSegment> = {
  clean: (value) => {
    const { start, end, index } = asRecord(value)
    return { start: point.clean(start), end: point.clean(end), index: integer.clean(index) }
  },
  same: (held, live) =>
    isRecord(live) &&
    held.index === live.index &&
    point.same(held.start, live.start) &&
    point.same(held.end, live.end),
  size: () => 60,
  write: (to, value) => {
    point.write(to, value.start)
    point.write(to, value.end)
    integer.write(to, value.index)
  },
  read: (from) => ({ start: point.read(from), end: point.read(from), index: integer.read(from) }),
}

/** The segments of an elbow arrow that a person moved by hand. */
export const fixedSegments: FieldKind<readonly FixedSegment[]> = {
  clean: (value) => {
    if (!Array.isArray(value)) throw badValue()
    return value.map(segment.clean)
  },
  same: (held, live) =>
    Array.isArray(live) &&
    live.length === held.length &&
    held.every((part, i) => segment.same(part, live[i])),
  size: (value) => 2 + value.length * 60,
  write: (to, value) => {
    to.uint(value.length)
    for (const part of value) segment.write(to, part)
  },
  read: (from) => Array.from({ length: from.count(5) }, () => segment.read(from)),
}
