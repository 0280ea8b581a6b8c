/** Longest chat message, in characters. */
export const CHAT_LIMIT = 4_000
/** Most chat messages of a room. */
export const CHAT_A_ROOM = 3_000
/** Most characters of a room's chat: whoever comes in gets all of it. */
export const CHAT_CHARACTERS_A_ROOM = 400_000
/** Most items of the guide that one person has ticked off in a room. */
export const TICKS_A_ROOM = 500
/** Most trials that a room keeps; whoever comes in gets all of them. */
export const TRIALS_A_ROOM = 100
/** Most characters of one trial: a zone of forty parts that is down, or about forty figures. */
export const TRIAL_CHARACTERS = 4_000
/** Most parts that are down in one trial, most that are slow, and most figures. */
export const TRIED_AT_ONCE = 60
/** Longest private note, in characters. */
export const NOTE_LIMIT = 4_000
/** Most private notes of one person in a room. */
export const NOTES_A_ROOM = 500
/** Most characters of one person's notes in a room. */
export const NOTE_CHARACTERS_A_ROOM = 200_000
