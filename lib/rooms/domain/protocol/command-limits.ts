/** Maximum length of a chat message, in characters. */
export const CHAT_LIMIT = 4_000
/** Maximum number of chat messages per room. */
export const CHAT_A_ROOM = 3_000
/** Maximum size of a room's chat, in characters: everybody who joins receives all of it. */
export const CHAT_CHARACTERS_A_ROOM = 400_000
/** Maximum number of guide items that one person can tick in a room. */
export const TICKS_A_ROOM = 500
/** Maximum number of trials that a room keeps; everybody who joins receives all of them. */
export const TRIALS_A_ROOM = 100
/** Maximum size of one trial, in characters: a zone with forty parts down, or about forty figures. */
export const TRIAL_CHARACTERS = 4_000
/** Maximum number of parts that are down in one trial; the same for slow parts, and for figures. */
export const TRIED_AT_ONCE = 60
/** Maximum length of a private note, in characters. */
export const NOTE_LIMIT = 4_000
/** Maximum number of one person's private notes in a room. */
export const NOTES_A_ROOM = 500
/** Maximum size of one person's notes in a room, in characters. */
export const NOTE_CHARACTERS_A_ROOM = 200_000
