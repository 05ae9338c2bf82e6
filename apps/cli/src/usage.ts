export const USAGE = `proxilion: explains and stops harmful tool calls of AI assistants

  proxilion analyze "COMMAND"           explain what Proxilion decides on a shell line
  proxilion analyze -- PROGRAM ARG...   the same for a program with literal arguments
  proxilion analyze --file PATH         the same for a script; - is standard input
  proxilion analyze --call JSON         the same for any tool call, as in POST /analyze
  proxilion serve                       run the gateway; its settings are environment variables

Options of analyze
  --mode MODE        monitor, alert, block or terminate (the default)
  --cwd PATH         where the call would run; the working directory unless given
  --workspace PATH   the project that the assistant works in; the same unless given
  --json             the decision as JSON, each finding with its derivation

  -h, --help   -V, --version

Nothing is executed. Exit codes of analyze: 0 may run (Allow, Alert, or not enforced in this mode),
2 stopped (Block, Terminate), 1 the call could not be judged. Colours: NO_COLOR and FORCE_COLOR.
`
