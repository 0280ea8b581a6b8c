import localFont from 'next/font/local'

/**
 * The interface font, requested before the style sheet that names it: if it arrived later, titles would wrap
 * differently. Characters that it lacks come from the complete font, see tokens.css.
 */
export const uiFont = localFont({
  src: './instrument-sans.woff2',
  variable: '--tp-font-ui-at-once',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0020-007E, U+00A0, U+00B1, U+00B2, U+00B5, U+00B7, U+00D7, U+00F7, U+2013, U+2014, U+2018, U+2019, U+201C, U+201D, U+2022, U+2026, U+20AC, U+2212',
    },
  ],
})
