import { MemoryStore, type SessionStore } from '@proxilion/session-state'
import type { Config } from './config.js'
import type { Logger } from './log.js'

/** The session store cannot be used as it is configured. The gateway does not start with it. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/**
 * The session store that the configuration asks for. A Redis that cannot be reached yet does not keep the gateway from starting: `/ready` says so, and it is connected to
 * when it is there.
 *
 * @throws {StoreError} when Redis would forget what must not be forgotten
 */
export async function openStore({ redis, sessionTtl }: Pick<Config, 'redis' | 'sessionTtl'>, log: Logger): Promise<SessionStore> {
  if (redis === undefined) return new MemoryStore({ ttl: sessionTtl })
  // Only who uses Redis waits for its client to load.
  const { RedisStore } = await import('@proxilion/session-state/redis')
  const watcher = {
    lost: (reason: string) => log.error({ reason }, 'session store lost'),
    refused: (reason: string) => log.error({ reason }, 'session store refused'),
    connected(warnings: readonly string[]) {
      for (const warning of warnings) log.warn(warning)
      log.info('session store connected')
    },
  }
  try {
    return await RedisStore.open(redis, { ttl: sessionTtl, watcher })
  } catch (error) {
    throw new StoreError(`REDIS_URL: ${error instanceof Error ? error.message : String(error)}`)
  }
}
