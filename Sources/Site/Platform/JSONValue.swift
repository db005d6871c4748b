import Domain

/// A JSON value, read from a request or on its way out, members in the order they were put.
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

  static func of(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  static func names(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// As one input of a form.
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
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .flag(let flag): out += (flag ? "true" : "false").utf8
    case .integer(let integer): out += String(integer).utf8
    case .number(let number): out += (number.isFinite ? String(number) : "null").utf8
    case .text(let text): Self.quote(text, to: &out)
    case .list(let list):
      out.append(UInt8(ascii: "["))
      for (place, value) in list.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { out.append(UInt8(ascii: ",")) }
        Self.quote(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for place in utf8.indices where utf8[place] < 0x20 || utf8[place] == UInt8(ascii: "\"") || utf8[place] == UInt8(ascii: "\\") {
        out.append(contentsOf: utf8[clean..<place])
        clean = place + 1
        switch utf8[place] {
        case UInt8(ascii: "\n"): out += "\\n".utf8
        case let byte where byte < 0x20: out += ("\\u00" + (byte < 16 ? "0" : "1") + String(byte & 15, radix: 16)).utf8
        case let byte: out += [UInt8(ascii: "\\"), byte]
        }
      }
      out.append(contentsOf: utf8[clean...])
    }
    out.append(UInt8(ascii: "\""))
  }
}
