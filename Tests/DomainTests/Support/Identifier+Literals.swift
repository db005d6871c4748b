import Domain

extension Identifier: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}

extension Day: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(number: Day(text)!.number) }
}

/// `2019-11-20 16:30` on the wall clock in Linhe.
extension Instant: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(seconds: Zone.china.parse(text)!.seconds) }
}
