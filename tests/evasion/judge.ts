import { createEngine } from '@proxilion/threat-engine'

const engine = createEngine()
/** Lowest scores of Alert, Block and Terminate. */
const THRESHOLDS = [50, 70, 90]

/** What the engine says about a shell command. */
export const judge = (command: string) => engine.analyze({ Bash: { command } })

/** The decision that a score calls for: 0 Allow, 1 Alert, 2 Block, 3 Terminate. */
export const band = (score: number): number => THRESHOLDS.filter((threshold) => score >= threshold).length
