import type { Resource } from '../../facts.js'
import type { Frame, Machine } from '../machine.js'
import { environmentEffects } from './environment.js'

/** Where jobs of GitHub Actions find the files that hand variables and search paths to their later steps. */
export const WORKFLOW_FILES = { GITHUB_ENV: '/github/file_commands/env', GITHUB_PATH: '/github/file_commands/path' } as const

/** What is written to those files is the environment of all later steps of the job, as if each had exported it. */
export function announceWorkflow(path: string, text: string | undefined, frame: Frame, machine: Machine): void {
  if (text === undefined || (path !== WORKFLOW_FILES.GITHUB_ENV && path !== WORKFLOW_FILES.GITHUB_PATH)) return
  for (const line of text.split('\n', MAX_LINES)) {
    if (line === '') continue
    const set = path === WORKFLOW_FILES.GITHUB_PATH ? { name: 'PATH', value: `${line}:/usr/local/bin:/usr/bin` } : variable(line)
    if (set) for (const effect of environmentEffects(set.name, set.value, machine.context)) machine.effect(frame, 'configure', anyones(line, effect, machine), { detail: set.value })
  }
}

const MAX_LINES = 200
/** A folder that anybody can write to decides what the later steps of the job run, with the secrets that they are given (T1574.007); unless this step made and filled it. */
const ANYONES = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:\/|$)/
const anyones = (line: string, effect: Resource, { effects }: Machine): Resource => (effect.kind === 'environment' && effect.class === 'path' && ANYONES.test(line) && !effects.some(({ action, resource: { kind, name } }) => kind === 'path' && action !== 'list' && `${name}/`.startsWith(`${line.replace(/\/$/, '')}/`)) ? { ...effect, tags: [...effect.tags, 'hijack'] } : effect)

function variable(line: string): { name: string; value: string } | undefined {
  const found = /^([A-Za-z_]\w{0,127})=(.*)$/s.exec(line)
  return found ? { name: found[1]!, value: found[2]! } : undefined
}
