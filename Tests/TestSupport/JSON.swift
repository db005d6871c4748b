import Foundation

/// JSON for tests to read and write: `answer["items"][0]["state"] == "doing"`.
package enum JSON: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  package init(_ bytes: Data) throws { self = try JSONDecoder().decode(JSON.self, from: bytes) }

  /// Null if there is no such member, so that a failing expectation shows the value.
  package subscript(_ name: String) -> JSON { if case .object(let members) = self { members[name] ?? .null } else { .null } }
  package subscript(_ place: Int) -> JSON { list.indices.contains(place) ? list[place] : .null }

  package var list: [JSON] { if case .list(let list) = self { list } else { [] } }
  package var text: String { if case .text(let text) = self { text } else { "" } }
  package var int: Int { if case .number(let number) = self { Int(number) } else { 0 } }
  package var isTrue: Bool { self == .flag(true) }

  package static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

  package var bytes: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)) ?? Data()
  }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { _, last in last }) }
  package init(nilLiteral: ()) { self = .null }
}

extension JSON: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .flag(let flag): try value.encode(flag)
    case .number(let number): if let int = Int(exactly: number) { try value.encode(int) } else { try value.encode(number) }
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .object(let members): try value.encode(members)
    }
  }
}

extension JSON: CustomStringConvertible {
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}
