import { newId } from './exchange.js'

/** A turn as it is sent. */
export interface Turn {
  readonly turn_id: string
  readonly user_message?: string
  readonly ai_response?: string
}

/** Of turns that wait for a call, at most so many characters on each side; the newest stay. */
const WAITING_CHARACTERS = 100_000

/** Turns that wait for the call that they led to. Each is sent once: the gateway remembers. */
export class Conversation {
  private waiting: Turn[] = []

  add(user: string, ai: string): void {
    if (user === '' && ai === '') return
    this.waiting.push({ turn_id: newId(), ...(user !== '' && { user_message: user }), ...(ai !== '' && { ai_response: ai }) })
    if (this.waiting.length > 1) this.waiting = [joined(this.waiting)]
  }

  /** All that waits, as one turn. */
  take(): Turn | undefined {
    return this.waiting.shift()
  }

  /** Takes back a turn whose call nobody decided. It keeps its id, unless others came meanwhile: the gateway may have read it. */
  giveBack(turn: Turn | undefined): void {
    if (turn === undefined) return
    this.waiting.unshift(turn)
    if (this.waiting.length > 1) this.waiting = [joined(this.waiting)]
  }

  clear(): void {
    this.waiting = []
  }
}

/** A new id: a gateway that has one of these turns still has to read the others. */
function joined(turns: readonly Turn[]): Turn {
  const user = join(turns.map(({ user_message }) => user_message))
  const ai = join(turns.map(({ ai_response }) => ai_response))
  return { turn_id: newId(), ...(user !== '' && { user_message: user }), ...(ai !== '' && { ai_response: ai }) }
}

function join(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n\n').slice(-WAITING_CHARACTERS)
}
