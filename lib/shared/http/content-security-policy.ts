/**
 * The Content-Security-Policy of a page; `framed` for one that other sites may show in a frame. `host` is the
 * one that the browser requested, for its sockets.
 */
export function contentSecurityPolicy({
  nonce,
  host,
  dev,
  framed = false,
}: {
  nonce: string
  host: string
  dev: boolean
  framed?: boolean
}): string {
  // In Safari 'self' does not include ws:. The host comes from the request, so nothing but a host may be
  // inserted.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  const directives = {
    'default-src': "'self'",
    // React's development build uses eval. Excalidraw subsets fonts in WebAssembly.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic' ${dev ? "'unsafe-eval'" : "'wasm-unsafe-eval'"}`,
    // Mantine and Excalidraw add styles to the page at run time.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'connect-src': `'self'${sockets} data: blob:`,
    'media-src': "'self' blob:",
    'worker-src': "'self' blob:",
    'frame-ancestors': framed ? '*' : "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'object-src': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
