/**
 * A load generator that costs little itself: keep-alive connections on bare sockets, one request at a time on each.
 * `bodies` are sent in turn. Resolves with requests per second and latencies in milliseconds.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { quantile } from '../statistics.mjs'

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
  const at = (q) => quantile(latencies, q)
  return { count: latencies.length, perSecond: latencies.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99), statuses }

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

/** Load on a server, with the time of its CPU that one request took: that is the same however busy the machine is. Known on Linux only. */
export async function measured({ port, pid }, settings) {
  const before = cpuTime(pid)
  const result = await load({ port, ...settings })
  return { ...result, cpu: (cpuTime(pid) - before) / result.count }
}

/** Microseconds of CPU time that a process has used, in ticks of 10 ms (proc(5): fields 14 and 15 of stat). */
function cpuTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return NaN
  }
}
