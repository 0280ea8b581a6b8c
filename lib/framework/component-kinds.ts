/** What a box on a board can be. The order is part of the boards' wire format: only append. */
export const COMPONENT_KINDS = [
  'client',
  'load balancer',
  'api gateway',
  'service',
  'cache',
  'relational db',
  'key-value/document db',
  'blob store',
  'queue',
  'stream',
  'cdn',
  'dns',
  'search index',
  'worker',
  'scheduler',
  'notification',
  'external system',
  'monitoring',
  'other',
] as const
export type ComponentKind = (typeof COMPONENT_KINDS)[number]
