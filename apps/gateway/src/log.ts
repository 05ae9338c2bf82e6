import { pino, type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from './config.js'

export type { Logger }

/**
 * Structured logs, one JSON object a line. The words of a message are fixed and its data are fields. Neither bodies nor headers are ever logged: an input may hold a secret;
 * findings are named by their ids, and their excerpts stay out.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = { level, base: { service: 'proxilion-gateway' }, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  return destination === undefined ? pino(options) : pino(options, destination)
}
