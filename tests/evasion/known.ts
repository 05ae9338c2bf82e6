/** Attacks that a way of writing hides, as we know. One that is found fails the test, so that the list stays true. */
export const KNOWN_MISSES: Readonly<Record<string, readonly string[]>> = {
}

/** Ways of writing that only put the command where something else runs it, in another place: a build server, the image of a container. Here it does not run. */
export const ONLY_WRITTEN: readonly string[] = ['programs: workflow file', 'programs: Dockerfile']

/** What a way of writing does by itself, whatever the command: rules that are reported for harmless commands too. By name, or for a whole group. */
export const OWN_RULES: Readonly<Record<string, readonly string[]>> = {
}
