import type { ComponentKind } from '@/lib/framework/component-kinds'

/** The shape of a part: a box with rounded or square corners, an ellipse, a diamond, a cylinder or a pipe. */
export type ShapeForm = 'box' | 'square' | 'ellipse' | 'diamond' | 'cylinder' | 'pipe'

export type Look = Readonly<{
  form: ShapeForm
  /** One of Excalidraw's own light colours, so that the dark board shows its counterpart. */
  fill: string
  /** Not part of the system being designed. */
  isOutside?: boolean
}>

/** How the shape library draws each kind. A colour groups kinds by purpose; it carries no other information. */
export const LOOKS: Readonly<Record<ComponentKind, Look>> = {
  client: { form: 'box', fill: '#e9ecef' },
  'load balancer': { form: 'diamond', fill: '#d0bfff' },
  'api gateway': { form: 'square', fill: '#a5d8ff' },
  service: { form: 'box', fill: '#a5d8ff' },
  cache: { form: 'box', fill: '#ffec99' },
  'relational db': { form: 'cylinder', fill: '#b2f2bb' },
  'key-value/document db': { form: 'cylinder', fill: '#96f2d7' },
  'blob store': { form: 'cylinder', fill: '#e9ecef' },
  queue: { form: 'pipe', fill: '#ffd8a8' },
  stream: { form: 'pipe', fill: '#ffc9c9' },
  cdn: { form: 'ellipse', fill: '#d0bfff' },
  dns: { form: 'ellipse', fill: '#e9ecef' },
  'search index': { form: 'cylinder', fill: '#ffec99' },
  worker: { form: 'square', fill: '#b2f2bb' },
  scheduler: { form: 'ellipse', fill: '#ffd8a8' },
  notification: { form: 'box', fill: '#ffc9c9' },
  'external system': { form: 'box', fill: '#e9ecef', isOutside: true },
  monitoring: { form: 'square', fill: '#eebefa' },
  other: { form: 'box', fill: 'transparent' },
}
