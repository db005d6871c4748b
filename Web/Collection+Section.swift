/// `isShown` is the condition of a section, `{{#name}}`. Numbers have none: whether zero is shown would be a guess.
extension Bool {
  var isShown: Bool { self }
}

extension Optional {
  var isShown: Bool { self != nil }
}

extension Collection {
  var isShown: Bool { !isEmpty }
}

/// `each` is the sequence of a loop, `{{#name as one}}`.
extension Collection {
  var each: Self { self }
}

extension Optional {
  var each: OptionalSequence<Wrapped> { OptionalSequence(value: self) }
}
