/** The font of most boards, under the URL that this version of Excalidraw requests: handwritten, Latin letters. */
export const BOARD_FONT =
  '/excalidraw/fonts/Excalifont/Excalifont-Regular-a88b72a24fb54c9f94e3b5fdaa7481c9.woff2'
