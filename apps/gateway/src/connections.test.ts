import { connect, type Socket } from 'node:net'
import { type RunningGateway, startGateway, stopGateways } from '../../../tests/running-gateway.js'

const LIMIT = 64 * 1024
const timeouts = { head: 300, request: 600, check: 50, idle: 60_000 }

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway({ env: { MODE: 'block', MAX_BODY_BYTES: String(LIMIT) }, timeouts })
})
afterAll(stopGateways)

const head = (lines: string[]) => `POST /analyze HTTP/1.1\r\nhost: localhost\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`
const JSON_TYPE = 'content-type: application/json'
const stillWell = async () => expect((await gateway.post('/analyze', { tool_call: { Bash: { command: 'ls -la' } }, user_id: 'well' })).json.decision).toBe('Allow')

/** Opens a connection, lets `write` use it, and collects what comes back until it is closed. */
function talk(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(gateway.port, '127.0.0.1', () => write(socket))
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    // A reset is one way to be hung up on.
    socket.on('error', () => {})
    socket.on('close', () => resolve(received))
  })
}

describe('bodies that are too large', () => {
  test('are refused by their length, before they are read', async () => {
    const received = await talk((socket) => {
      socket.write(head([JSON_TYPE, 'content-length: 100000000']))
      socket.on('data', () => socket.destroy())
    })
    expect(received).toMatch(/^HTTP\/1\.1 413 [^]*"code":"too_large"/)
    await stillWell()
  })

  test('are refused without a length, when the limit is passed', async () => {
    const received = await talk((socket) => {
      socket.write(head([JSON_TYPE, 'transfer-encoding: chunked']))
      const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`
      for (let n = 0; n < 6; n++) socket.write(chunk)
      socket.on('data', () => socket.destroy())
    })
    expect(received).toMatch(/^HTTP\/1\.1 413 /)
    await stillWell()
  })

  test('of 100 MB answer 413 to a client that insists on sending them, and memory is as before', async () => {
    const before = process.memoryUsage().rss
    const { status, json } = await gateway.request('POST', '/analyze', { body: Buffer.alloc(100 * 1024 * 1024, 0x20), headers: { 'content-type': 'application/json' } })
    expect([status, json.error?.code]).toEqual([413, 'too_large'])
    // The client's own copy is in this process, too.
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    await stillWell()
  })

  test('just under the limit are read', async () => {
    const command = 'x'.repeat(LIMIT - 200)
    expect((await gateway.post('/analyze', { tool_call: { Bash: { command: 'echo', args: [command] } }, user_id: 'a' })).status).toBe(200)
  })

  test('are not asked for with 100-continue', async () => {
    const received = await talk((socket) => {
      socket.write(head([JSON_TYPE, 'content-length: 100000000', 'expect: 100-continue', 'connection: close']))
      socket.on('data', () => socket.destroy())
    })
    expect(received).toMatch(/^HTTP\/1\.1 413 /)
  })
})

describe('clients that dawdle', () => {
  test('over the head are hung up on', async () => {
    const received = await talk((socket) => socket.write('POST /analyze HTTP/1.1\r\nhost: lo'))
    expect(received).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request_timeout"/)
    await stillWell()
  })

  test('over the body are hung up on', async () => {
    const received = await talk((socket) => socket.write(`${head([JSON_TYPE, 'content-length: 50'])}{"tool_call"`))
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
    await stillWell()
  })

  test('and go away in the middle leave nothing behind', async () => {
    await talk((socket) => {
      socket.write(`${head([JSON_TYPE, 'content-length: 50'])}{"tool_call"`, () => socket.destroy())
    })
    await stillWell()
    expect(gateway.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
  })
})

describe('what is not HTTP', () => {
  test.each<[string, string, number]>([
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', 400],
    ['a head that is too large', `GET /health HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a length and chunks, which proxies read differently', `${head([JSON_TYPE, 'content-length: 5', 'transfer-encoding: chunked'])}0\r\n\r\n`, 400],
    ['two lengths', `${head([JSON_TYPE, 'content-length: 5', 'content-length: 6'])}{}   `, 400],
    ['no host', 'GET /health HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ])('%s', async (_, bytes, status) => {
    const received = await talk((socket) => socket.write(bytes))
    expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    await stillWell()
  })
})

test('a connection answers one request after the other, also when they come at once', async () => {
  const body = JSON.stringify({ tool_call: { Bash: { command: 'ls -la' } }, user_id: 'pipeline' })
  const one = (more: string[]) => `${head([JSON_TYPE, `content-length: ${body.length}`, ...more])}${body}`
  const received = await talk((socket) => socket.write(one([]) + one([]) + one(['connection: close'])))
  expect(received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
})

test('stopping lets a request finish and refuses new connections', async () => {
  const other = await startGateway()
  const body = JSON.stringify({ tool_call: { Bash: { command: 'ls -la' } }, user_id: 'late' })
  const late = connect(other.port, '127.0.0.1')
  const answered = new Promise<string>((resolve) => late.on('data', (chunk) => resolve(chunk.toString())))
  await new Promise((resolve) => late.write(`${head([JSON_TYPE, `content-length: ${body.length}`])}${body.slice(0, 10)}`, resolve))
  // The server has to have seen the head before it is told to stop.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const stopped = other.stop()
  await expect(other.request('GET', '/health')).rejects.toThrow()
  late.write(body.slice(10))
  expect(await answered).toMatch(/^HTTP\/1\.1 200 OK/)
  expect(await stopped).toBe(true)
})

test('stopping cuts what does not finish in its time', async () => {
  const other = await startGateway()
  const stuck = connect(other.port, '127.0.0.1')
  stuck.on('error', () => {})
  await new Promise((resolve) => stuck.write(head([JSON_TYPE, 'content-length: 10']), resolve))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await other.stop()).toBe(false)
})
