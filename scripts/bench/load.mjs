/**
 * A load generator that costs little itself: keep-alive connections on bare sockets, one request at a time on each.
 * `bodies` are sent in turn. Resolves with requests per second and latencies in milliseconds.
 */
import { connect } from 'node:net'

export async function load({ port, path, bodies, connections = 32, seconds = 3 }) {
  const requests = bodies.map((body) => {
    const data = Buffer.from(JSON.stringify(body))
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${data.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), data])
  })
  const latencies = []
  const statuses = {}
  const until = performance.now() + seconds * 1000
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, n) => connection(n)))
  const elapsed = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  const quantile = (q) => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))]
  return { count: latencies.length, perSecond: latencies.length / elapsed, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), statuses }

  function connection(next) {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let sent = 0
      let received = ''
      const send = () => {
        sent = performance.now()
        socket.write(requests[next++ % requests.length])
      }
      socket.setEncoding('latin1')
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        received += chunk
        const end = received.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = Number(/content-length: *(\d+)/i.exec(received)?.[1] ?? 0)
        if (received.length < end + 4 + length) return
        const status = received.slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        const now = performance.now()
        latencies.push(now - sent)
        received = ''
        if (now < until) return send()
        socket.end()
        resolve()
      })
    })
  }
}
