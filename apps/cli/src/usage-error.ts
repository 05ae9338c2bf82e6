/** The arguments make no sense; the message is for whoever typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
