/**
 * What the parts of an edit cost, in steps of about 10 ns on the machine of docs/decisions/0104: measured, rounded up.
 * Whatever takes longer the more an edit names is counted at the place where it is done.
 */
export const COST = {
  /** Reading a byte. */
  byte: 3,
  /** Letters that are compared, measured or hashed in one step. */
  letters: 3,
  string: 60,
  name: 25,
  patch: 30,
  field: 6,
  added: 150,
  /** Copying an element and checking it. */
  element: 80,
  /** Putting it in. */
  put: 50,
  /** Merging one order key into the sorted ones. */
  move: 6,
  /** Copying a point of a stroke. */
  point: 3,
  /** Finding a free order key and correcting it. */
  key: 300,
  /** A deleted element that loses its content. */
  forgotten: 50,
} as const

/** The most that deciding one edit may take, about 15 ms; what applying it takes is counted in. */
export const WORK_LIMIT = 1_500_000

export const TOO_MUCH_WORK = 'board/too-much-work'
