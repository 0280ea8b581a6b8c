import { z } from 'zod'

/** Bytes as they come out of MessagePack. The description is how a listing of schemas tells them from anything else. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array).describe('bytes')
