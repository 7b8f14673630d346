/** What the compiler's English words mean for whoever writes the template; `name` is the word they are about. */
export type CompilerHint = {
  code:
    | 'unknownName'
    | 'unclosed'
    | 'unexpected'
    | 'unknownField'
    | 'missingValue'
    | 'wrongKind'
    | 'missingArgument'
    | 'unexpectedArgument'
    | 'fileMissing'
    | 'outOfBounds'
    | 'unknownFont'
    | 'endless'
    | 'general'
  name: string
}

/** The first that fits counts, so the special stand before the general. */
const patterns: readonly [RegExp, CompilerHint['code']][] = [
  [/unknown variable: (\S+)/, 'unknownName'],
  [/unclosed (.+)/, 'unclosed'],
  [/does not contain key "?([^"\s]+)/, 'unknownField'],
  [/\bnone\b/, 'missingValue'],
  [/missing argument: (\S+)/, 'missingArgument'],
  [/unexpected argument:? ?(\S*)/, 'unexpectedArgument'],
  [/(?:file not found|failed to (?:load|download)|access denied)(?: \(searched at (\S+?)\))?/, 'fileMissing'],
  [/out of bounds/, 'outOfBounds'],
  [/unknown font family: (.+)/, 'unknownFont'],
  [/maximum .*depth|infinite|did not converge/, 'endless'],
  [/^expected [^,]+, found (.+)$|type (\S+) has no|cannot (?:add|join|apply|convert|compare)/, 'wrongKind'],
  [/unexpected (.+)|^expected (.+)/, 'unexpected'],
]

export const compilerHintFor = (words: string): CompilerHint => {
  for (const [pattern, code] of patterns) {
    const found = pattern.exec(words)
    if (found) return { code, name: found.slice(1).find(Boolean) ?? '' }
  }
  return { code: 'general', name: '' }
}
