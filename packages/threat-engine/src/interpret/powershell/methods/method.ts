import type { MemberCall } from '../member.js'
import { NULL, type Value, asText } from '../value.js'

/** What calling a method of an object does. */
export type Method = (call: MemberCall) => Value
export const arg = (c: MemberCall, i: number): Value => c.args[i] ?? NULL
export const shown = (c: MemberCall, i: number): string => asText(arg(c, i))
export const fieldsOf = (c: MemberCall): Map<string, Value> => (c.object.k === 'object' ? c.object.fields : new Map<string, Value>())
export const field = (c: MemberCall, name: string): Value => fieldsOf(c).get(name) ?? NULL
export const same: Method = (c) => c.object
export const quiet: Method = () => NULL
