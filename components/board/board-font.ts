/** The font of most boards, as this version of Excalidraw asks for it: Latin letters drawn by hand. */
export const BOARD_FONT =
  '/excalidraw/fonts/Excalifont/Excalifont-Regular-a88b72a24fb54c9f94e3b5fdaa7481c9.woff2'
