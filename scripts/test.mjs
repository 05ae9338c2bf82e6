/**
 * `npm test`: sets the checkout up, checks the types and runs jest. Arguments go to jest: `npm test -- packages/threat-engine`.
 *
 * The last line is always `N passed, N failed`. Tests are counted one by one; a set-up that fails, a type error and a test file that cannot
 * run count as one failure each. The exit code is 0 only when nothing failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install, root, say, typecheck } from './setup.mjs'

const failures = []
try {
  await install()
  const steps = await Promise.allSettled([build(), typecheck()])
  failures.push(...steps.flatMap((step) => (step.status === 'rejected' ? [step.reason] : [])))
} catch (error) {
  failures.push(error)
}
for (const failure of failures) say(failure.message)

const { passed, failed } = failures.length > 0 ? { passed: 0, failed: failures.length } : await runJest(process.argv.slice(2))
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** jest tells the numbers through a file, so that they do not depend on how it prints. */
async function runJest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'proxilion-test-'))
  const report = join(folder, 'report.json')
  try {
    const jest = [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, ...args]
    const code = await new Promise((resolve, reject) => {
      spawn(process.execPath, jest, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).on('error', reject).on('exit', resolve)
    })
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = numFailedTests + numRuntimeErrorTestSuites
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) }
  } catch (error) {
    say(`jest did not report: ${error.message}`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
