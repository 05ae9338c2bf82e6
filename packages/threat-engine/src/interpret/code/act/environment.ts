import { resource } from '../../machine.js'
import type { ResourceClasses } from '../../../facts.js'
import { reroutesModelByVariable } from '../../resource/model-api.js'
import { known } from '../fold/fold.js'
import type { Run } from '../run.js'
import type { Node } from '../syntax.js'
import type { Value } from '../value.js'
import type { Deed } from './roles.js'

const VARIABLES: readonly (readonly [RegExp, ResourceClasses['environment']])[] = [
  [
    /^(LD_(PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_\w+|BASH_ENV|ENV|PYTHONSTARTUP|PERL5OPT|RUBYOPT|NODE_OPTIONS|PROMPT_COMMAND|GIT_SSH_COMMAND|GIT_EXTERNAL_DIFF)$/,
    'loader',
  ],
  [/^HIST(FILE|SIZE|FILESIZE|CONTROL|IGNORE)$/, 'history'],
  [/^(https?|all|ftp)_proxy$/i, 'proxy'],
]

/** A variable is set for this process and what it starts. Only those that change what other programs do are effects. */
export function environmentSet(run: Run, name: string | undefined, value: Value | undefined, node: Node): void {
  if (name === undefined) return
  const found = VARIABLES.find(([pattern]) => pattern.test(name))
  const text = value && known(value)
  if (text !== undefined && reroutesModelByVariable(name, text, run.context)) run.effect(node, 'configure', resource('environment', 'proxy', name, ['rerouted']), text.slice(0, 120))
  if (found) run.effect(node, 'configure', resource('environment', found[1], name), value && known(value)?.slice(0, 120))
}

export function changeEnvironment(deed: Deed): void {
  const name = known(deed.first('set:environment'))
  if (name !== undefined) environmentSet(deed.run, name.split('=')[0], deed.first('value'), deed.node)
}
