// A relay like the one of Excalidraw's own collaboration: default Socket.IO, forwarding whatever it receives.
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { reportUsage } from './usage'

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })
io.on('connection', (socket) => {
  const room = String(socket.handshake.query.room)
  void socket.join(room)
  socket.on('server-broadcast', (_room: string, ...scene: unknown[]) => {
    socket.broadcast.to(room).emit('client-broadcast', ...scene)
  })
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => reportUsage())
