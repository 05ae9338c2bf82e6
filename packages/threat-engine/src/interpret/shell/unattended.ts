import { resource, type Frame, type Stream } from '../machine.js'
import type { Effect } from '../../facts.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'

/** Programs that let a model act, run with a task: what asks a model for one answer, and what only serves or lists, is none of them. */
const AGENTS: ReadonlySet<string> = new Set([
  'claude', 'claude-code', 'codex', 'gemini', 'gemini-cli', 'qwen', 'cursor-agent', 'amp', 'opencode', 'droid', 'crush', 'kiro-cli', 'auggie', 'cline', 'goose',
  'autogpt', 'auto-gpt', 'agpt', 'babyagi', 'superagi', 'interpreter', 'open-interpreter', 'aider', 'openhands', 'crewai', 'langgraph', 'autogen', 'swarm', 'metagpt', 'gpt-engineer', 'gpte', 'gptme',
])
/** Those that ask before they act, unless they are told not to: started aside they answer, or wait for somebody who attaches to them. */
const ASKING: ReadonlySet<string> = new Set(['claude', 'claude-code', 'codex', 'gemini', 'gemini-cli', 'qwen', 'cursor-agent', 'amp', 'opencode', 'droid', 'crush', 'kiro-cli', 'auggie', 'cline', 'goose', 'aider', 'gptme'])
/** What outlives the terminal, so that nobody is left who could be asked. */
const OUTLIVES: ReadonlySet<string> = new Set(['nohup', 'setsid', 'daemonize', 'systemd-run', 'watch'])
/** Subcommands that manage or serve. */
const NO_TASK = /^(?:mcp(?:-serve(?:r)?)?|config|update|upgrade|uninstall|install|doctor|login|logout|auth|models|agents?|plugins?|extensions|serve|server|web|stats|export|import|sessions?|completion|help|version|status|whoami|setup-token|providers|list|ls|ps|show|keys|templates|logs|pull|create|cp|rm|stop|dev|build|up|signin|push|new|configure|studio)$/

function isAgent({ action, actor, resource: { kind, name }, certainty }: Effect, unguarded: boolean): boolean {
  if (action !== 'execute' || kind !== 'process' || certainty === 'dead' || certainty === 'inert') return false
  const [program = '', subcommand = ''] = name.split(' ', 2)
  return AGENTS.has(program) && !NO_TASK.test(subcommand) && (unguarded || !ASKING.has(program) || actor.wrappers.some((wrapper) => OUTLIVES.has(wrapper)))
}
const isUnguarded = ({ resource: { kind, tags } }: Effect): boolean => kind === 'agent' && tags.includes('unconfirmed')

/** Notes that an agent among the effects since `before` runs where nobody sees what it does: in the background, detached from the terminal (AML.T0053). */
export function announceUnattended(before: number, frame: Frame, { machine }: Shell): void {
  const { effects } = machine
  const unguarded = effects.slice(before, before + 256).some(isUnguarded)
  for (let i = before; i < Math.min(effects.length, before + 256); i++) {
    if (!isAgent(effects[i]!, unguarded)) continue
    machine.effect(frame, 'execute', resource('agent', 'config', effects[i]!.resource.name, ['background']))
    return
  }
}

/** A program that starts others away from the terminal, when its flags say so. */
export const detaches = (when: (words: readonly string[]) => boolean) => (args: readonly Arg[], frame: Frame, shell: Shell): Stream | undefined => {
  if (!when(args.map((a) => a.text))) return undefined
  const { effects } = shell.machine
  const { program } = frame.actor
  let first = effects.length
  while (first > 0 && effects[first - 1]!.actor.wrappers.includes(program)) first--
  announceUnattended(first, frame, shell)
  return undefined
}

/** `screen -dmS NAME`, `screen -d -m`. */
export const screenDetaches = (words: readonly string[]): boolean => words.some((w) => /^-[a-zA-Z]*d[a-zA-Z]*m|^-[a-zA-Z]*m[a-zA-Z]*d/.test(w)) || (words.includes('-d') && words.includes('-m'))
/** `tmux new-session -d`. */
export const tmuxDetaches = (words: readonly string[]): boolean => words.some((w) => /^(?:new|new-session|new-window|neww)$/.test(w)) && words.some((w) => /^-[A-Z]*d$/.test(w))
/** `systemd-run`, unless it waits on the terminal. */
export const unitDetaches = (words: readonly string[]): boolean => !words.some((w) => /^(?:--(?:scope|pty|pipe|wait|shell)|-[tPS])$/.test(w))
