import Crypto
import Domain
import Foundation

/// The tokens that items are found by: of their words and of who may see them, so that the rarest of both drives a search. Written in the
/// transaction that changes them.
struct SearchIndex: Sendable {
  private let key: SymmetricKey

  /// - Parameter key: of the keyed hash of masked values, which are found as a whole or not at all.
  init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

  /// One item as the index holds it.
  struct Entry: Hashable {
    var sequence: Int64
    var tokens: Set<Int64>
  }

  func entry(of item: Item, visible: Workflow.Visibility, sequence: Int64, in workflow: Workflow?) -> Entry {
    var tokens = tokens(of: item, visible: visible, in: workflow)
    tokens.insert(Self.token(ofSegment: sequence >> Self.segmentBits))
    return Entry(sequence: sequence, tokens: tokens)
  }

  /// All but the segment, which depends on the sequence.
  func tokens(of item: Item, visible: Workflow.Visibility, in workflow: Workflow?) -> Set<Int64> {
    var tokens = Self.traits(of: item, visible: visible, in: workflow)
    for text in item.words(in: workflow) { text.tokens(into: &tokens) }
    for value in item.maskedWords(in: workflow) where value.whole.count >= 2 { tokens.insert(personal(value.whole)) }
    return tokens
  }

  /// The tokens that are no words: kind, registrar, parties, initiative, and who may see it.
  static func traits(of item: Item, visible: Workflow.Visibility, in workflow: Workflow?) -> Set<Int64> {
    var tokens: Set<Int64> = [token(.kind, item.kind), token(.registrar, item.registrar.text)]
    for party in item.parties { tokens.insert(token(.party, party.key)) }
    for party in item.namedParties(in: workflow) { tokens.insert(token(.party, party)) }
    if let initiative = item.initiative {
      tokens.insert(token(.initiative, initiative.text))
      tokens.insert(token(.kindWithin, initiative.text + item.kind))
      if visible == .initiative { tokens.insert(token(.open, initiative.text)) }
      if item.lead == nil { tokens.insert(token(.unassigned, initiative.text)) }
    }
    return tokens
  }

  /// Whether a change of these fields changes the tokens.
  static func concerns(_ names: some Sequence<String>, of workflow: Workflow?) -> Bool {
    names.contains { ["lead", "assisting"].contains($0) || workflow?.field($0)?.kind == .party } || concernsWords(names, of: workflow)
  }

  static func concernsWords(_ names: some Sequence<String>, of workflow: Workflow?) -> Bool {
    names.contains { name in
      if name == "title" { return true }
      guard let field = workflow?.field(name) else { return false }
      return field.isMasked || field.isSearched
    }
  }

  // MARK: tokens

  enum Trait: String { case kind, registrar, party, initiative, kindWithin, open, unassigned }

  static func token(_ trait: Trait, _ value: String) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in trait.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Self.hashed(hash)
  }

  func personal(_ whole: [UInt32]) -> Int64 {
    let bytes = whole.flatMap { code in (0..<4).map { UInt8(truncatingIfNeeded: code >> ($0 * 8)) } }
    return Self.hashed(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// Above all tokens of words.
  private static func hashed(_ hash: UInt64) -> Int64 { Int64(hash >> 2 | 1 << 62) }

  /// Items of one segment share a token, so that a search can be limited to it.
  static let segmentBits: Int64 = 16
  static func token(ofSegment segment: Int64) -> Int64 { 1 << 44 | segment }

  /// In base 32, as FTS5's `ascii` tokenizer reads it.
  static func spelled(_ token: Int64) -> String {
    var token = UInt64(token)
    return String(unsafeUninitializedCapacity: 13) { buffer in
      var count = 0
      repeat {
        let digit = UInt8(token & 31)
        buffer[count] = digit < 10 ? 48 + digit : 87 + digit
        token >>= 5
        count += 1
      } while token > 0
      return count
    }
  }

  static func token(spelled text: String) -> Int64 {
    text.utf8.reversed().reduce(0) { $0 << 5 | Int64($1 < 58 ? $1 - 48 : $1 - 87) }
  }
}

extension Field {
  var isSearched: Bool { !isMasked && [.text, .paragraph, .words, .phone, .identityCard].contains(kind) }
}

extension Item {
  /// Title, number and the text of its fields, without masked fields.
  func words(in workflow: Workflow?) -> [NormalizedText] {
    let texts = workflow?.fields.filter(\.isSearched).flatMap { fields[$0.id]?.list ?? [] } ?? []
    return ([title, number] + texts).map { NormalizedText($0) }
  }

  func maskedWords(in workflow: Workflow?) -> [NormalizedText] {
    workflow?.fields.filter(\.isMasked).flatMap { fields[$0.id]?.list ?? [] }.map { NormalizedText($0) } ?? []
  }

  /// Keys of parties that fields name: they see the item as its parties do.
  func namedParties(in workflow: Workflow?) -> [String] {
    workflow?.fields.filter { $0.kind == .party }.flatMap { fields[$0.id]?.list ?? [] } ?? []
  }
}
