import { defineLanguage } from '../../language.js'
import { readApplescript } from '../../read/script/applescript.js'
import type { Api } from '../api.js'

const APIS = [
  { calls: 'do§shell§script do§script', args: { command: 'command' }, gives: 'output' },
  {
    calls: 'do§shell§script§with§administrator§privileges',
    args: { command: 'command' },
    effects: ['grant permission:sudo'],
    detail: 'administrator privileges',
    gives: 'output',
  },
  { calls: 'run§script', args: { code: 'code' } },
  { calls: 'keystroke', args: { text: 'value' }, gives: 'value' },
  {
    calls: 'display§dialog§with§hidden§answer',
    effects: ['capture account:password'],
    detail: 'dialog that asks for a password',
    gives: 'value',
  },
  { calls: 'the§clipboard', effects: ['capture clipboard:contents'], gives: 'value' },
  { calls: 'make§login§item', effects: ['schedule path:startup'], detail: 'login item' },
  { calls: 'open§location', args: { url: 'url' } },
  { calls: 'read§file', args: { path: 'read' }, gives: 'content' },
] as const satisfies readonly Api[]
/** Verbs of AppleScript have spaces in their names; rows are separated by them. */
const SPACED: readonly Api[] = APIS.flatMap((api) => api.calls.split(' ').map((call) => ({ ...api, calls: call })))

export const applescript = defineLanguage(
  'applescript',
  (source) => readApplescript(source),
  {
    implicitLocals: true,
    memberEntries: false,
    firstIndex: 1,
    constructorName: '',
    selfParameter: false,
    argumentsName: '',
    lastValue: true,
    urlsAreFiles: false,
    numericPlus: false,
    bareCalls: false,
  },
  { apis: [SPACED], constants: {}, aliases: Object.fromEntries(SPACED.map((api) => [api.calls.replaceAll('§', ' '), api.calls])) },
  [],
)
