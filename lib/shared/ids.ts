import { uuidv7 } from 'uuidv7'

/** A new UUIDv7: ids sort by creation time, so indexes stay dense. */
export function newId(): string {
  return uuidv7()
}
