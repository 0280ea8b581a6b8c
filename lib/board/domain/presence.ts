import { z } from 'zod'

const coordinate = z.number().min(-1e7).max(1e7)
const length = z.number().positive().max(1e7)

/** The part of the board that a person sees: its centre and size in board units, and the zoom. */
export const viewportSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  w: length,
  h: length,
  zoom: z.number().min(0.01).max(100),
})

/** Where somebody points, and what they have selected and in view, in board units. Never logged. */
export const presenceSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  button: z.enum(['up', 'down']),
  selected: z.array(z.string().max(64)).max(200),
  viewport: viewportSchema.optional(),
})

export type Viewport = Readonly<z.infer<typeof viewportSchema>>
export type Presence = z.infer<typeof presenceSchema>
