// What QueueWatch asks for, in one piece.
export { QueueBand } from './queue-band'
export { QueueKeeper } from './queue-keeper'
