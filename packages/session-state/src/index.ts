export type { KnownSession, Observation, Observed, Reported, SessionKey, SessionStore, Settlement } from './store.js'
export { MemoryStore, type MemoryStoreOptions } from './memory-store.js'
export { MAX_TURNS, MAX_TURN_TEXT } from './fold.js'
export { merge, type Delta, type Entry, type Merge, type SessionRecord, type Value } from './record.js'
