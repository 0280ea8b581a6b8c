import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core'

const token = (name: string) => `var(--tp-${name})`

// Mantine requires ten shades; only 6 (light) and 1 (dark) are ever visible as fills.
const ink: MantineColorsTuple = [
  '#F3F5F1',
  '#E8EDEA',
  '#D9DDD5',
  '#B3BDB8',
  '#828B84',
  '#5F6963',
  '#17201D',
  '#17201D',
  '#0E1211',
  '#0A0D0C',
]

// Mantine paints borders, menus and disabled states with these two; they are the tokens' neutrals, step by step.
const gray: MantineColorsTuple = [
  '#F3F5F1',
  '#E9ECE6',
  '#E0E4DC',
  '#D9DDD5',
  '#B9C0B8',
  '#9AA39C',
  '#828B84',
  '#5F6963',
  '#46504B',
  '#17201D',
]
const dark: MantineColorsTuple = [
  '#E8EDEA',
  '#B3BDB8',
  '#8D9893',
  '#6A7570',
  '#3A4440',
  '#29312E',
  '#1C2321',
  '#151A19',
  '#0E1211',
  '#0A0D0C',
]

/** Mantine styled with the tokens of app/tokens.css: ink for every control, hue for none. */
export const theme = createTheme({
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 1 },
  autoContrast: true,
  fontFamily: token('font-ui'),
  fontFamilyMonospace: token('font-mono'),
  headings: { fontFamily: token('font-ui'), fontWeight: '600' },
  fontSizes: { xs: token('t12'), sm: token('t13'), md: token('t15'), lg: token('t18'), xl: token('t22') },
  spacing: { xs: token('s2'), sm: token('s3'), md: token('s4'), lg: token('s5'), xl: token('s6') },
  radius: {
    xs: token('r-chip'),
    sm: token('r-control'),
    md: token('r-control'),
    lg: token('r-panel'),
    xl: token('r-panel'),
  },
  shadows: { xs: token('e1'), sm: token('e1'), md: token('e2'), lg: token('e2'), xl: token('e3') },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // In dark mode, autoContrast alone gives white on white, so the filled variant is set by hand.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    if (input.variant !== 'filled') return colors
    return { ...colors, background: token('ink'), hover: token('ink-hover'), color: token('on-ink') }
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'ink' } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
})

const variables = {
  '--mantine-color-body': token('paper'),
  '--mantine-color-text': token('ink'),
  '--mantine-color-dimmed': token('ink-3'),
  '--mantine-color-default': token('raised'),
  '--mantine-color-default-hover': token('sunken'),
  '--mantine-color-default-border': token('line-strong'),
  '--mantine-color-default-color': token('ink'),
  '--mantine-color-placeholder': token('ink-3'),
  '--mantine-color-anchor': token('ink'),
  '--mantine-color-error': token('bad'),
  '--mantine-primary-color-filled': token('ink'),
  '--mantine-primary-color-filled-hover': token('ink-hover'),
  '--mantine-primary-color-contrast': token('on-ink'),
  '--mantine-color-ink-filled': token('ink'),
  '--mantine-color-ink-filled-hover': token('ink-hover'),
  '--mantine-color-ink-light': token('sunken'),
  '--mantine-color-ink-light-color': token('ink'),
  '--mantine-color-ink-outline': token('line-strong'),
  '--mantine-color-ink-text': token('ink'),
}

/** The same map for both schemes: the tokens themselves switch. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
})
