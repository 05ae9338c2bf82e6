import { textOf, type ThingValue, type Value } from '../value.js'
import { urlResource } from '../../resource/host.js'
import type { Run } from '../run.js'
import type { Node } from '../syntax.js'
import { environmentSet } from './environment.js'

/** A member of a library object gets a value. */
export function assignedMember(run: Run, of: ThingValue, name: string, value: Value, node: Node): void {
  if (run.language.constants.get(of.path) === 'environment') return environmentSet(run, name, value, node)
  // What is exported is called by others.
  if (of.path === 'exports' || of.path === 'module.exports' || (of.path === 'module' && name === 'exports')) {
    run.pending.push(value)
    return
  }
  // An object of the library that holds data is data.
  of.origin = value.origin.taint.sources.length > 0 ? { ...of.origin, taint: value.origin.taint } : of.origin
  if (name === 'src' && value.origin.taint.sources.length > 0) {
    run.flow(value, run.effect(node, 'send', urlResource(textOf(value), run.context)), node)
  }
  if (value.kind === 'closure') run.pending.push(value)
}
