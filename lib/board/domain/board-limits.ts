/** Limits on one board. Bytes are approximate sizes of the elements as JSON. */
export const BOARD_LIMITS = {
  liveElements: 4_000,
  /** Live and deleted together: each keeps its short reference for the lifetime of the room. */
  elementsEver: 20_000,
  boardBytes: 5_000_000,
  /** Deleted elements keep their content, for undo, up to this total; then the oldest lose it. */
  deletedBytes: 5_000_000,
  elementBytes: 128 * 1024,
  /** One edit on the wire; a socket message may be 256 KB. */
  editBytes: 200_000,
  /** Greatest distance from 0 at which an element may be, in board pixels. */
  length: 1_000_000,
  /** Maximum size, so that no browser has to hatch a shape the size of a town. */
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
