export { createGateway, type Answer, type Caller, type Gateway } from './pipeline.js'
export type { DecidedEvent, FailMode, GatewayOptions, Watcher } from './settings.js'
export { DEFAULT_THRESHOLDS, type Thresholds } from './decide.js'
