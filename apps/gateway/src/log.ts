import { destination as fileDescriptor, pino, type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from './config.js'

export type { Logger }

/** Bytes of lines that may wait for a reader who is slow; further lines are dropped. */
const MAX_UNWRITTEN = 16 * 1024 * 1024

/**
 * Structured logs, one JSON object a line. The words of a message are fixed and its data are fields. Neither bodies nor headers are ever logged: an input may hold a secret;
 * findings are named by their ids, and their excerpts stay out. Lines are written while the process goes on; `flush` waits for them.
 */
export function createLog(level: LogLevel, destination: DestinationStream = fileDescriptor({ dest: 1, sync: false, maxLength: MAX_UNWRITTEN })): Logger {
  return pino({ level, base: { service: 'proxilion-gateway' }, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination)
}

/** What to log of a session store that failed: while it is away every call fails, and where in our code that was found says nothing more. */
export const storeFailure = (error: unknown): { reason: string } | { err: unknown } => (error instanceof Error && error.name === 'SessionStoreError' ? { reason: error.message } : { err: error })
