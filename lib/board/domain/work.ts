/**
 * The cost of the parts of an edit, in steps of about 10 ns on the machine of docs/decisions/0104: measured, rounded
 * up. Any operation whose duration grows with the edit is counted where it is done.
 */
export const COST = {
  /** Reading a byte. */
  byte: 3,
  /** Characters compared, measured or hashed in one step. */
  letters: 3,
  string: 60,
  name: 25,
  patch: 30,
  field: 6,
  added: 150,
  /** Copying an element and checking it. */
  element: 80,
  /** Adding it to the board. */
  put: 50,
  /** Merging one order key into the sorted ones. */
  move: 6,
  /** Copying a point of a stroke. */
  point: 3,
  /** Finding a free order key and correcting it. */
  key: 300,
  /** Removing the content of a deleted element. */
  forgotten: 50,
} as const

/** Maximum work for deciding one edit, including applying it: about 15 ms. */
export const WORK_LIMIT = 1_500_000

export const TOO_MUCH_WORK = 'board/too-much-work'
