export { RedisStore, type RedisStoreOptions } from './redis/redis-store.js'
export { SessionStoreError, type ConnectionWatcher } from './redis/connection.js'
