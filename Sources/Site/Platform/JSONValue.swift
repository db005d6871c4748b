import Domain

/// A JSON value of a request or an answer; members keep their order.
enum JSONValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  struct Member: Sendable, Hashable {
    var name: String
    var value: JSONValue
  }

  /// Null for nil.
  static func of(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  static func names(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  /// Empty for any value but an object.
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The value as an input of a form.
  var input: Input {
    switch self {
    case .null: .nothing
    case .flag(let flag): .flag(flag)
    case .integer(let integer): .number(Double(integer))
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let list): list.allSatisfy { $0.text != nil } ? .list(list.compactMap(\.text)) : .other
    case .object: .other
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member(name: $0.0, value: $0.1) }) }
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
}

extension JSONValue {
  var serialized: String {
    var writer = JSONWriter()
    writer.value(self)
    return writer.text
  }

  /// UTF-8.
  var serializedBytes: [UInt8] {
    // As large as a page of fifty items, so that none is moved while it is written.
    var writer = JSONWriter(capacity: 16 << 10)
    writer.value(self)
    return writer.bytes
  }
}

extension JSONWriter {
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .flag(let flag): self.flag(flag)
    case .integer(let integer): self.integer(integer)
    case .number(let number): decimal(number)
    case .text(let text): self.text(text)
    case .list(let list): self.list(list) { $0.value($1) }
    case .object(let members):
      object { object in
        for member in members { object.member(member.name) { $0.value(member.value) } }
      }
    }
  }
}
