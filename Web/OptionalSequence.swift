/// An optional as a sequence of one element or none, without an array allocated for it.
struct OptionalSequence<Value>: Sequence, IteratorProtocol {
  var value: Value?

  mutating func next() -> Value? {
    defer { value = nil }
    return value
  }
}
