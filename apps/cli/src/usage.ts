export const USAGE = `proxilion: explains and stops harmful tool calls of AI assistants

  proxilion analyze "COMMAND"           explain what Proxilion decides on a shell line
  proxilion analyze -- PROGRAM ARG...   the same for a program with literal arguments
  proxilion analyze --file PATH         the same for a script; - is standard input
  proxilion analyze --call JSON         the same for any tool call, as in POST /analyze
  proxilion policy check FILE           check a policy file, and list what is in it
  proxilion policy explain "COMMAND"    as analyze, under the policy of --policy or POLICY_FILE
  proxilion serve                       run the gateway; its settings are environment variables

Options of analyze and policy explain
  --mode MODE        monitor, alert, block or terminate (the default)
  --cwd PATH         where the call would run; the working directory unless given
  --workspace PATH   the project that the assistant works in; the same unless given
  --policy PATH      a policy file that counts
  --user NAME        whose call it is, for clauses about users
  --json             the decision as JSON, each finding with its derivation

  -h, --help   -V, --version

Nothing is executed. Exit codes of analyze: 0 may run (Allow, Alert, or not enforced in this mode),
2 stopped (Block, Terminate), 1 the call could not be judged, or the policy is not valid.
Colours: NO_COLOR and FORCE_COLOR.
`
