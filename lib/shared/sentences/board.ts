import type { Sentences } from './sentence'

const TOO_MUCH_WORK = 'This changes too much at once, so nothing was changed. Do it in smaller parts.'
const FULL = 'The board is full. Delete something before you add more.'

export const BOARD_SENTENCES = {
  'board/unsupported-element': 'Embedded web pages cannot be put on a shared board.',
  'board/bad-link': 'Links on the board must start with http, https or mailto.',
  'board/bad-value': 'This cannot be kept on a shared board, so it was left out.',
  'board/bad-order-key': 'There is no room left at this layer. Move it to another one.',
  'board/element-too-large': 'This element is too large for a shared board. Split it in two.',
  'board/edit-too-large': 'This is too much for one change. Paste it in smaller parts.',
  'board/too-many-elements': FULL,
  'board/worn-out':
    'This board has reached its limit of shapes, deleted ones included. No more can be added.',
  'board/too-large': FULL,
  'board/too-much-work': TOO_MUCH_WORK,
  'board/malformed': 'This change to the board could not be read. Nothing was changed. Reload the page.',
  'work/too-much': TOO_MUCH_WORK,
  'drawing/too-often': 'You submitted many drawings in a short time. Try again in a minute.',
  'drawing/empty': 'Nothing is drawn in this file. Draw something first, then save it.',
  'drawing/too-many-elements':
    'This drawing has more than {most} elements. Copy the part you want to check and paste it here.',
  'drawing/too-large':
    'This file is larger than {megabytes} MB. Take the pictures out of the drawing and save it again.',
  'drawing/library':
    'This is a library of shapes, not a drawing. Save the board itself as an .excalidraw file.',
  'drawing/link': 'This is a link, and links are not followed. Open it, select all, copy, and paste here.',
  'drawing/not-a-drawing':
    'This is not an Excalidraw drawing. In Excalidraw’s menu choose “Save to…” and use the .excalidraw file.',
  'drawing/web-pages':
    'Boards here cannot contain web pages (this drawing has {count}). Delete them in Excalidraw first.',
  'drawing/unknown-elements':
    'This drawing has elements that are broken or of an unknown type ({count}). Delete them in Excalidraw first.',
  'drawing/bad-links':
    'This drawing has links that do not start with http, https or mailto ({count}). Change them in Excalidraw first.',
  'drawing/no-pictures':
    'This drawing has pictures that are missing or not PNG, JPEG or WebP ({count}). Replace them in Excalidraw first.',
  'drawing/unreadable': 'The browser could not read this. Choose a single .excalidraw file.',
  'drawing/no-clipboard':
    'The browser does not let this page read the clipboard. Press Ctrl+V or ⌘V here instead.',
} as const satisfies Sentences
