export { BoardProbes } from './questions/board-probes'
export { OwnQuestions } from './questions/own-questions'
export { RoomWhatIf } from './what-if/room-what-if'
export { ShownTrial } from './what-if/shown-trial'
