/** Grants access to the metrics of the browser tests' app. */
export const METRICS_TOKEN = 'a-token-of-the-browser-tests'
