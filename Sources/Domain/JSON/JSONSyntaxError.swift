/// The reader met bytes that are not the JSON it was asked for.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The byte, from 0, at which reading stopped.
  public let offset: Int
  /// The beginning of the text, at most 80 bytes.
  public let excerpt: String

  public init(offset: Int, excerpt: String) {
    self.offset = offset
    self.excerpt = excerpt
  }
}
