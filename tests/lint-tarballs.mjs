/**
 * `node lint-tarballs.mjs TARBALL...` prints what publint and "are the types wrong" say about packed packages, as JSON:
 * `{ [tarball]: string[] }`, an empty list where both are content. A program of its own because both are ES modules, which jest does
 * not run.
 */
import { readFile } from 'node:fs/promises'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const complaints = {}
for (const file of process.argv.slice(2)) {
  const tarball = await readFile(file)
  const linted = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true })
  const typed = await checkPackage(createPackageFromTarballData(tarball))
  // Node 10's resolution knows no `exports`, and no Node that we support uses it.
  const problems = typed.types ? typed.problems.filter((problem) => problem.resolutionKind !== 'node10') : ['no types are found']
  complaints[file] = [
    ...linted.messages.map((message) => formatMessage(message, linted.pkg, { color: false })),
    ...problems.map((problem) => JSON.stringify(problem)),
  ]
}
process.stdout.write(JSON.stringify(complaints))
