/** Maximum size of a drawing's file, and maximum number of elements in one. */
export const DRAWING_LIMITS = { bytes: 20_000_000, elements: 5_000 } as const
