import { serve } from '@proxilion/gateway-app'
import { analyze, EXIT, type Terminal } from './analyze.js'
import { policy } from './policy.js'
import { USAGE } from './usage.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

/** Runs one command line, without the name of the program, and returns the exit code. `complain` gets what goes to stderr. */
export async function run(args: readonly string[], terminal: Terminal, complain: (text: string) => void): Promise<number> {
  const [command, ...rest] = args
  try {
    if (command === undefined || command === 'help' || asks(args, '--help', '-h')) {
      terminal.write(USAGE)
      return command === undefined ? EXIT.notJudged : EXIT.mayRun
    }
    if (command === '--version' || command === '-V') {
      terminal.write(`${version}\n`)
      return EXIT.mayRun
    }
    if (command === 'analyze') return await analyze(rest, terminal)
    if (command === 'policy') return await policy(rest, terminal)
    if (command === 'serve') {
      if (rest.length > 0) throw new UsageError('serve takes no arguments: its settings are environment variables')
      await serve()
      return Number(process.exitCode ?? EXIT.mayRun)
    }
    throw new UsageError(`there is no command ${command}`)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    complain(`proxilion: ${error.message}\nTry proxilion --help.\n`)
    return EXIT.notJudged
  }
}

/** Whether an option is given before `--`. */
function asks(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).some((arg) => names.includes(arg))
}
