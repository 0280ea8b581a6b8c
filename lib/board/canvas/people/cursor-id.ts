const HUES = 37
const HUE_STEP = 10
const TRIES = 400

/**
 * An id for which Excalidraw paints a cursor in a member's colour, or one close to it: Excalidraw derives the hue from
 * the id and ignores the colour it is given.
 * @param color `#rrggbb`
 */
export function cursorId(number: number, color: string): string {
  const wanted = hueOf(color)
  let best = String(number)
  for (let i = 0; i < TRIES; i++) {
    const id = `${number}-${i}`
    if (hueDistance(paintedHue(id), wanted) < hueDistance(paintedHue(best), wanted)) best = id
  }
  return best
}

/** The hue, in degrees, that Excalidraw derives from an id. */
export function paintedHue(id: string): number {
  let hash = 0
  for (let i = 0; i < id.length; i++) hash = (hash << 5) - hash + id.charCodeAt(i)
  return (Math.abs(hash) % HUES) * HUE_STEP
}

/** The hue of a colour, in degrees. */
export function hueOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const most = Math.max(red, green, blue)
  const range = most - Math.min(red, green, blue)
  if (range === 0 || Number.isNaN(range)) return 0
  const sector =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range
  return (sector * 60 + 360) % 360
}

export function hueDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360
  return Math.min(apart, 360 - apart)
}
