/** Languages of action that the engine interprets inside commands, files and arguments. */
export type Language =
  | 'sh' | 'python' | 'javascript' | 'perl' | 'ruby' | 'php' | 'lua' | 'awk' | 'sed' | 'applescript' | 'powershell' | 'cmd' | 'sql' | 'crontab' | 'systemd-unit' | 'makefile'
  | 'dockerfile' | 'yaml' | 'r' | 'tcl' | 'java'
