import type { IncomingMessage } from 'node:http'

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/

/** Whether a request comes from this machine itself, and not through a proxy on it. */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  const forwarded = headers['forwarded'] !== undefined || headers['x-forwarded-for'] !== undefined
  return !forwarded && LOOPBACK.test(socket.remoteAddress ?? '')
}
