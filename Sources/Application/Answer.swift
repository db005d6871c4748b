import Domain

/// The answer of a use case: its result, or the response stored earlier under the same key.
package enum Answer<Result: Sendable>: Sendable {
  case fresh(Result)
  case stored(IdempotentResponse)
}

extension Answer {
  package func map<Other: Sendable>(_ transform: (Result) throws -> Other) rethrows -> Answer<Other> {
    switch self {
    case .fresh(let result): .fresh(try transform(result))
    case .stored(let stored): .stored(stored)
    }
  }
}
