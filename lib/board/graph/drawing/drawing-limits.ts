/** Largest file of a drawing, and most elements in one. */
export const DRAWING_LIMITS = { bytes: 20_000_000, elements: 5_000 } as const
