/// What `{{#name}}` asks: is there anything to show? Not of numbers, where "is it zero" would be a guess.
extension Bool {
  var isShown: Bool { self }
}

extension Optional {
  var isShown: Bool { self != nil }
}

extension Collection {
  var isShown: Bool { !isEmpty }
}

/// What `{{#name as one}}` goes through.
extension Collection {
  var each: Self { self }
}

extension Optional {
  var each: Once<Wrapped> { Once(value: self) }
}

/// An Optional as a loop of one turn or none, without an array made for it.
struct Once<Value>: Sequence, IteratorProtocol {
  fileprivate var value: Value?

  mutating func next() -> Value? {
    defer { value = nil }
    return value
  }
}
