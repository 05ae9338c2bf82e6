export type {
  Change, Correlation, KnownSession, Observation, Observed, Reported, SessionKey, SessionPage, SessionQuery, SessionStatus, SessionStore, SessionStory, SessionSummary, Settlement, Step,
} from './store.js'
export { MemoryStore, type MemoryStoreOptions } from './memory-store.js'
export { parseRedisUrl, REDIS_URL_FORMS, type RedisAddress } from './redis/address.js'
export { MAX_PROBES, MAX_TRACES, MAX_TURNS, MAX_TURN_TEXT, QUARANTINE, SHOWN_FIELDS, TRACE_LIMITS } from './fold.js'
export { merge, type Delta, type Merge, type SessionRecord, type Value } from './record.js'
