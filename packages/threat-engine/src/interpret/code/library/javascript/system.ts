import type { Api, Constant } from '../api.js'

/** Output, the environment, and what reads the person. */
export const JAVASCRIPT_SYSTEM = [
  { calls: 'console.log console.error console.info console.warn console.debug console.dir console.table alert', args: { '...values': 'shown' }, gives: 'nothing' },
  { calls: '#stdout.write process.stderr.write Deno.stdout.write', args: { value: 'shown' }, gives: 'nothing' },
  { calls: 'Deno.env.get Bun.env.get', args: { name: 'name:environment' } },
  { calls: 'screenshot-desktop robotjs.screen.capture', effects: ['capture screen:picture'], gives: '#capture' },
  { calls: 'clipboardy.read clipboardy.readSync navigator.clipboard.readText', effects: ['capture clipboard:contents'], gives: 'value' },
  { calls: 'node-global-key-listener.GlobalKeyboardListener iohook.on uiohook-napi.uIOhook.on', effects: ['capture keyboard:keystrokes'] },
  { calls: 'keytar.getPassword keytar.findCredentials', effects: ['read account:session'] },
] as const satisfies readonly Api[]

/** What is given to a client of a model goes to its maker, and what comes back was received. */
export const JAVASCRIPT_MODELS: readonly Api[] = Object.entries({
  openai: 'api.openai.com', '@anthropic-ai.sdk': 'api.anthropic.com', 'cohere-ai': 'api.cohere.com', cohere: 'api.cohere.com', 'xai-sdk': 'api.x.ai', 'groq-sdk': 'api.groq.com', '@google.generative-ai': 'generativelanguage.googleapis.com', '@google.genai': 'generativelanguage.googleapis.com', mistralai: 'api.mistral.ai', replicate: 'api.replicate.com',
}).map(([name, host]) => ({ calls: `${name}.**`, host, gives: '#response' }))

export const JAVASCRIPT_CONSTANTS: Readonly<Record<string, Constant>> = {
  'process.argv': 'arguments', 'Deno.args': 'arguments', 'process.env': 'environment', 'Bun.env': 'environment', 'import.meta.env': 'environment', 'process.stdin': 'stdin', 'process.stdout': 'stdout', 'process.stderr': 'stdout',
  __dirname: 'here', __filename: 'script', 'import.meta.dirname': 'here', 'import.meta.filename': 'script', 'import.meta.url': 'script', 'path.sep': { text: '/' }, 'os.EOL': { text: '\n' }, 'process.execPath': { text: 'node' }, global: 'globals', globalThis: 'globals', window: 'globals', self: 'globals',
  NaN: { number: NaN }, Infinity: { number: Infinity },
}
export const JAVASCRIPT_ALIASES: Readonly<Record<string, string>> = {
  require: '@import', import: '@import', 'module.require': '@import', 'process.mainModule.require': '@import', 'require.main.require': '@import', 'module.constructor._load': '@import', 'module._load': '@import', 'Module._load': '@import', 'process.getBuiltinModule': '@import',
  'module.createRequire': '@import-maker', 'require.main': 'module', 'fs.promises': 'fs', 'fs-extra': 'fs', 'graceful-fs': 'fs', 'original-fs': 'fs', 'child_process.promises': 'child_process', 'path.posix': 'path', 'node-fetch.default': 'node-fetch',
  Function: '@make-function', AsyncFunction: '@make-function', 'Reflect.get': '@member', 'Reflect.apply': '@reflect-apply', 'util.promisify': '@first', 'util.callbackify': '@first', Promise: '@promise', 'Promise.resolve': '@first', 'Promise.all': '@first', 'Object.freeze': '@first',
  'list.map': '@map-items', 'list.forEach': '@map-items', 'list.flatMap': '@map-items', 'list.filter': '@filter-items', 'list.find': '@filter-items', 'list.reduce': '@reduce-items', 'list.some': '@map-items', 'list.every': '@map-items', 'fs.default': 'fs', 'os.default': 'os',
  'process.openStdin': 'process.stdin', 'require.cache': '@globals',
}
