// The minimal relay: whatever one socket of a room sends is forwarded to the others.
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { reportUsage } from './usage'

const rooms = new Map<string, Set<WebSocket>>()
const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
server.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (data, binary) => {
    for (const other of room) if (other !== socket) other.send(data, { binary })
  })
  socket.on('close', () => room.delete(socket))
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => reportUsage())
