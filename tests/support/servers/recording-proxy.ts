import http from 'node:http'
import net, { type AddressInfo } from 'node:net'

export type RecordingProxy = {
  /** The proxy setting for a browser. */
  server: string
  /** Everything sent to the browser so far, uncompressed. */
  received: () => Buffer
  /** The browser's requests, including the URLs of sockets. */
  asked: () => readonly string[]
  close: () => Promise<void>
}

/** A proxy for one browser that records every byte sent to it: pages, data and socket frames alike. */
export async function recordingProxy(): Promise<RecordingProxy> {
  const chunks: Buffer[] = []
  const asked: string[] = []
  const lines = new Set<net.Socket>()
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '')
    asked.push(url.href)
    // No compression, so that the bytes can be searched.
    const { 'accept-encoding': _encoding, 'proxy-connection': _hop, ...headers } = request.headers
    const onward = http.request(url, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  server.on('connect', (request, browser: net.Socket) => {
    asked.push(`line to ${request.url}`)
    const { hostname, port } = new URL(`http://${request.url}`)
    const onward = net.connect(Number(port), hostname, () => {
      browser.write('HTTP/1.1 200 Connection established\r\n\r\n')
      browser.pipe(onward)
      onward.pipe(browser)
    })
    onward.on('data', (chunk) => chunks.push(chunk))
    for (const [end, other] of [
      [browser, onward],
      [onward, browser],
    ] as const) {
      lines.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        lines.delete(end)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => Buffer.concat(chunks),
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        for (const line of lines) line.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
