// The code that QueueWatch loads, as one chunk.
export { QueueBand } from './queue-band'
export { QueueKeeper } from './queue-keeper'
