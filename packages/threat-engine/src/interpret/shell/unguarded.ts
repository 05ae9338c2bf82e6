import { resource, type Frame, type Machine } from '../machine.js'
import type { Resource } from '../../facts.js'
import type { Arg } from './expand.js'

// Programs that let a model act take the switches of their guards as flags and variables, whatever the program is called (T1562.001).

const GUARDS = String.raw`(?:guard[-_]?rails|safety(?:[-_](?:checks?|filters?|mode))?|content[-_]filter(?:s|ing)?|moderation|human[-_](?:review|approvals?|in[-_]the[-_]loop)|approvals?|permission[-_](?:checks?|prompts?))`
const SWITCHED = String.raw`(?:[-_](?:enabled?|required?|checks?|mode))?`
const FLAG = new RegExp(String.raw`^--(?:(?:no|disable|skip|bypass|without)[-_]${GUARDS}(?:=(?:true|1|yes|on))?|(?:enable[-_]|require[-_])?(?:${GUARDS}|safe[-_]mode)${SWITCHED}=(?:false|0|off|no|none|disabled?))$`, 'i')
const VARIABLE_OFF = new RegExp(String.raw`(?:^|_)(?:ENABLE_|REQUIRE_)?${GUARDS}${SWITCHED}$`, 'i')
const VARIABLE_ON = new RegExp(String.raw`(?:^|_)(?:NO|DISABLE|SKIP|BYPASS|AUTO)_(?:${GUARDS}|APPROVE(?:_ALL)?)$`, 'i')
const OFF = /^(?:false|0|off|no|none|disabled?)$/i
const ON = /^(?:true|1|yes|on|all)$/i

const unguarded = (name: string): Resource => resource('agent', 'config', name, ['unconfirmed'])

/** Records a flag with which a program that lets a model act no longer checks or asks. */
export function announceUnguarded(args: readonly Arg[], frame: Frame, machine: Machine): void {
  for (let i = 0; i < Math.min(args.length, 64); i++) {
    const { text } = args[i]!
    if (text.length > 7 && text.length < 64 && text.startsWith('--') && FLAG.test(text)) machine.effect(frame, 'configure', unguarded(text))
  }
}

/** The same, as a variable: `GUARDRAILS_ENABLED=false`, `SKIP_APPROVAL=1`. */
export function unguardsByVariable(name: string, value: string): Resource | undefined {
  if (name.length > 64 || value.length > 8) return undefined
  return (OFF.test(value) && VARIABLE_OFF.test(name)) || (ON.test(value) && VARIABLE_ON.test(name)) ? unguarded(name) : undefined
}
