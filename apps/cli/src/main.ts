#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import pc from 'picocolors'
import { run } from './run.js'

const terminal = {
  colors: pc,
  width: process.stdout.columns ?? 100,
  cwd: process.cwd(),
  write: (text: string) => void process.stdout.write(text),
  readStdin: () => readFileSync(0, 'utf8'),
}
// `proxilion … | head`: whoever reads has enough. The answer is still in the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await run(process.argv.slice(2), terminal, (text) => process.stderr.write(text))
