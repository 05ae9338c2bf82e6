export { run } from './run.js'
export type { Terminal } from './analyze.js'
