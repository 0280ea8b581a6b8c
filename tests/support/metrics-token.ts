/** Whoever has this may read the metrics of the app of the browser tests. */
export const METRICS_TOKEN = 'a-token-of-the-browser-tests'
