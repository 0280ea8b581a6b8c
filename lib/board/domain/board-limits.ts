/** What one board may hold. Bytes are of the elements written as JSON, near enough. */
export const BOARD_LIMITS = {
  liveElements: 4_000,
  /** Live and deleted together: each keeps its short reference for as long as the room lives. */
  elementsEver: 20_000,
  boardBytes: 5_000_000,
  /** Deleted elements keep their content, for undo, up to this much; then the oldest lose it. */
  deletedBytes: 5_000_000,
  elementBytes: 128 * 1024,
  /** One edit on the wire; a socket message may be 256 KB. */
  editBytes: 200_000,
  /** Farthest from 0 that an element may lie, in board pixels. */
  length: 1_000_000,
  /** Largest size, so that nobody's browser has to hatch a shape the size of a town. */
  extent: 100_000,
  ratio: 1_000_000,
  fontSize: 10_000,
  strokeWidth: 1_000,
  roughness: 10,
  idLength: 64,
  groupDepth: 64,
  colorLength: 64,
  nameLength: 256,
  linkLength: 2_048,
  orderKeyLength: 200,
} as const
