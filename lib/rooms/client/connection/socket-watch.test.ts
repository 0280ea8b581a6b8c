import { expect, test, vi } from 'vitest'
import { Backoff } from './backoff'
import { SocketWatch } from './socket-watch'

function watched() {
  const listeners = new Map<string, (given?: unknown) => void>()
  const timers: (() => void)[] = []
  const line = {
    connected: false,
    on: (event: string, listener: (...given: never[]) => void) =>
      listeners.set(event, listener as (given?: unknown) => void),
    emit: vi.fn(),
    connect: vi.fn(),
    disconnect: vi.fn(),
  }
  const told = { connected: vi.fn(), lost: vi.fn(), refused: vi.fn() }
  const over = { is: false }
  new SocketWatch({
    ...told,
    socket: line,
    backoff: new Backoff(),
    setTimer: (run) => timers.push(run),
    isOver: () => over.is,
  }).start()
  const runTimers = () => {
    for (const run of timers.splice(0)) run()
  }
  return {
    line,
    told,
    over,
    runTimers,
    hear: (event: string, given?: unknown) => listeners.get(event)?.(given),
  }
}

test('[P3] a connection closed by the server is reopened in a moment; others reopen by themselves', () => {
  const { line, told, runTimers, hear } = watched()
  hear('disconnect', 'transport close')
  runTimers()
  expect(line.connect).not.toHaveBeenCalled()
  hear('disconnect', 'io server disconnect')
  expect(line.connect).not.toHaveBeenCalled()
  runTimers()
  expect(line.connect).toHaveBeenCalledOnce()
  expect(told.lost).toHaveBeenCalledTimes(2)
})

test('[O5] a temporary refusal at the handshake is retried, a final one is reported', () => {
  const { line, told, runTimers, hear } = watched()
  const refusal = (code: string) => Object.assign(new Error(code), { data: { code, message: 'Because.' } })
  hear('connect_error', refusal('unavailable'))
  runTimers()
  expect([told.lost.mock.calls.length, line.connect.mock.calls.length]).toEqual([1, 1])
  hear('connect_error', refusal('signed-out'))
  runTimers()
  expect(told.refused).toHaveBeenCalledWith('signed-out', 'Because.')
  expect([told.lost.mock.calls.length, line.connect.mock.calls.length]).toEqual([1, 1])
})

test('[W5] the reason why no connection was opened is read from the body of long polling', () => {
  const { line, told, runTimers, hear } = watched()
  const refusal = (message: unknown) =>
    Object.assign(new Error('xhr poll error'), {
      context: { responseText: JSON.stringify({ code: 4, message }) },
    })
  const sentence = { code: 'auth/required', message: 'Sign in to open this room.' }
  for (const odd of ['Forbidden', null, '7', 'null', JSON.stringify({ ...sentence, code: 'unavailable' })])
    hear('connect_error', refusal(odd))
  hear('connect_error', new Error('websocket error'))
  runTimers()
  expect([told.lost.mock.calls.length, told.refused.mock.calls.length]).toEqual([6, 0])
  expect(line.connect).toHaveBeenCalledOnce()
  hear('connect_error', refusal(JSON.stringify(sentence)))
  expect(told.refused).toHaveBeenCalledWith(sentence.code, sentence.message)
})

test('a page that was left does not reconnect', () => {
  const { line, over, runTimers, hear } = watched()
  hear('disconnect', 'io server disconnect')
  over.is = true
  runTimers()
  expect(line.connect).not.toHaveBeenCalled()
})
