import { z } from 'zod'

/** Bytes as decoded from MessagePack. A listing of schemas recognises them by the description. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array).describe('bytes')
