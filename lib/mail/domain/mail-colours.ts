/** Colours of app/tokens.css by name: mail programs do not support variables. */
export const MAIL_COLOURS = {
  light: {
    paper: '#f3f5f1',
    raised: '#ffffff',
    line: '#d9ddd5',
    ink: '#17201d',
    'ink-2': '#46504b',
    'on-ink': '#fbfcfa',
  },
  dark: {
    paper: '#0e1211',
    raised: '#1c2321',
    line: '#29312e',
    ink: '#e8edea',
    'ink-2': '#b3bdb8',
    'on-ink': '#0e1211',
  },
} as const
