import { z } from 'zod'

const coordinate = z.number().min(-1e7).max(1e7)
const length = z.number().positive().max(1e7)

/** What a person sees of the board: the middle and size of it in board units, and how far they zoomed in. */
export const viewportSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  w: length,
  h: length,
  zoom: z.number().min(0.01).max(100),
})

/** Where somebody points, what they have selected and what they look at, in board units. Never logged. */
export const presenceSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  button: z.enum(['up', 'down']),
  selected: z.array(z.string().max(64)).max(200),
  viewport: viewportSchema.optional(),
})

export type Viewport = Readonly<z.infer<typeof viewportSchema>>
export type Presence = z.infer<typeof presenceSchema>
