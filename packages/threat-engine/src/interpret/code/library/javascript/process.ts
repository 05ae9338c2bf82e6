import type { Api, Argument } from '../api.js'

const OPTIONS = { shell: 'shell', stdio: 'stdio', input: 'input', env: 'ignored', cwd: 'ignored' } as const satisfies Record<
  string,
  Argument
>

/** Starting programs and code in Node, Deno and Bun. */
export const JAVASCRIPT_PROCESS = [
  { calls: 'child_process.exec', args: { command: 'command', options: OPTIONS, callback: 'node-callback' }, gives: '#process' },
  { calls: 'child_process.execSync', args: { command: 'command', options: OPTIONS }, gives: 'output' },
  {
    calls: 'child_process.execFile child_process.spawn cross-spawn cross-spawn.spawn',
    args: { file: 'program', args: 'arguments', options: OPTIONS, callback: 'node-callback' },
    gives: '#process',
  },
  {
    calls: 'child_process.execFileSync child_process.spawnSync cross-spawn.sync',
    args: { file: 'program', args: 'arguments', options: OPTIONS },
    gives: 'output',
  },
  { calls: 'child_process.fork', args: { module: 'ignored' }, special: 'fork' },
  {
    calls: 'execa execa.execa execa.sync execa.execaSync',
    args: { file: 'program', args: 'arguments', options: OPTIONS },
    gives: '#process',
  },
  {
    calls: 'execa.command execa.commandSync execa.execaCommand execa.execaCommandSync shelljs.exec',
    args: { command: 'command', options: OPTIONS },
    gives: '#process',
  },
  { calls: 'zx.$ execa.$ Bun.$ bun.$', args: { command: 'command' }, gives: '#process' },
  { calls: 'Deno.run', args: { options: { cmd: 'argv' } }, gives: '#process' },
  { calls: 'Deno.Command', args: { file: 'program', options: { args: 'arguments' } }, gives: '#process' },
  { calls: 'Bun.spawn Bun.spawnSync', args: { argv: 'argv', options: OPTIONS }, gives: '#process' },
  { calls: '#process.stdin.write #process.stdin.end', args: { data: 'input' }, self: 'ignored' },
  {
    calls: '#process.on #process.stdout.on #process.stderr.on #process.once',
    args: { event: 'ignored', listener: 'callback' },
    gives: 'self',
  },
  {
    calls: '#process.stdout.pipe #process.stderr.pipe #socket.pipe #process.stdin.pipe',
    args: { to: 'value' },
    special: 'pipe',
    gives: 'self',
  },
  { calls: 'process.binding process._linkedBinding', args: { name: 'ignored' }, gives: '#binding' },
  { calls: '#binding.spawn #binding.Process().spawn', args: { options: { file: 'program', args: 'named-arguments' } } },
  { calls: 'process.exit process.abort process.reallyExit Deno.exit', special: 'exit' },
  { calls: 'process.setuid process.seteuid process.setgid', args: { id: 'owner' }, special: 'identity' },
  { calls: 'process.chdir Deno.chdir', args: { path: 'value' }, special: 'chdir' },
  { calls: 'process.dlopen', args: { module: 'ignored', path: 'load' } },
  {
    calls: 'eval vm.runInThisContext vm.runInNewContext vm.runInContext vm.Script().runInThisContext globalThis.eval',
    args: { code: 'code', context: 'ignored' },
  },
  { calls: 'vm.Script vm.compileFunction', args: { code: 'code' } },
  {
    calls: 'setTimeout setInterval setImmediate process.nextTick queueMicrotask requestAnimationFrame',
    args: { callback: 'code', delay: 'ignored' },
    gives: 'nothing',
  },
  {
    calls: 'module._compile module.prototype._compile Module.prototype._compile module.Module()._compile',
    args: { code: 'code', name: 'ignored' },
  },
  { calls: 'worker_threads.Worker', args: { code: 'load', options: 'ignored' } },
  { calls: 'node-serialize.unserialize serialize-javascript.deserialize funcster.deepDeserialize', args: { data: 'serialized' } },
  { calls: 'vm2.VM().run isolated-vm.Isolate().compileScriptSync', args: { code: 'code' } },
] as const satisfies readonly Api[]
