/**
 * Builds the package in the working directory so that `import` and `require` both find JavaScript and matching types:
 *
 *   dist/esm/   ES modules, `.d.ts`, and a package.json that says "module"
 *   dist/cjs/   CommonJS, the same `.d.ts`, and a package.json that says "commonjs"
 *
 * What to build is read from the `exports` and `bin` of its package.json: `./dist/esm/NAME.js` comes from `src/NAME.ts`. A program in `./bin/` is there before the build
 * and starts `src/main.ts`.
 * The declarations are tsc's: the bundler's own emitter needs the JavaScript API of TypeScript, which TypeScript 7 no longer has.
 */
import { execFile } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'tsup'

const { exports, bin = {} } = JSON.parse(await readFile('package.json', 'utf8'))
const libraries = Object.values(exports).flatMap((entry) => (entry.import ? [sourceOf(entry.import.default)] : []))
const programs = Object.values(bin).map((path) => sourceOf(path.startsWith('./bin/') ? './dist/esm/main.js' : path))

await rm('dist', { recursive: true, force: true })
await Promise.all([bundle('esm', [...libraries, ...programs]), bundle('cjs', libraries), emitDeclarations()])
await cp('dist/esm', 'dist/cjs', { recursive: true, filter: (path) => !path.endsWith('.js') })
await writeFile('dist/esm/package.json', '{ "type": "module" }\n')
await writeFile('dist/cjs/package.json', '{ "type": "commonjs" }\n')

/** Dependencies stay imports; only the package's own modules are joined. */
function bundle(format, entry) {
  return build({
    config: false,
    entry,
    format,
    outDir: `dist/${format}`,
    outExtension: () => ({ js: '.js' }),
    target: 'node20',
    platform: 'node',
    // `import.meta.url` has to mean something in CommonJS too.
    shims: format === 'cjs',
    silent: true,
  })
}

async function emitDeclarations() {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
  await promisify(execFile)(process.execPath, [tsc, '--project', 'tsconfig.json']).catch((error) => {
    process.stderr.write(error.stdout)
    process.exit(1)
  })
}

function sourceOf(output) {
  return output.replace(/^\.\/dist\/esm\/(.+)\.js$/, 'src/$1.ts')
}
