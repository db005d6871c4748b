import Foundation

/// JSON for tests to read and write: `answer["items"][0]["state"] == "doing"`.
package enum JSON: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  package init(_ bytes: Data) throws { self = Self.of(try JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)) }

  /// A decoder would try one type after the other, with an error and its backtrace for each that is not it.
  private static func of(_ value: Any) -> JSON {
    switch value {
    case let text as String: .text(text)
    // Foundation reads a flag as a number of one byte, and no number as such.
    case let number as NSNumber: number.objCType.pointee == 0x63 ? .flag(number.boolValue) : .number(number.doubleValue)
    case let list as [Any]: .list(list.map(of))
    case let members as [String: Any]: .object(members.mapValues(of))
    default: .null
    }
  }

  /// Null if there is no such member, so that a failing expectation shows the value.
  package subscript(_ name: String) -> JSON { if case .object(let members) = self { members[name] ?? .null } else { .null } }
  package subscript(_ place: Int) -> JSON { list.indices.contains(place) ? list[place] : .null }

  package var list: [JSON] { if case .list(let list) = self { list } else { [] } }
  package var text: String { if case .text(let text) = self { text } else { "" } }
  package var int: Int { if case .number(let number) = self { Int(number) } else { 0 } }
  package var isTrue: Bool { self == .flag(true) }

  package static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

  package var bytes: Data {
    (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed])) ?? Data()
  }

  private var value: Any {
    switch self {
    case .null: NSNull()
    case .flag(let flag): flag
    case .number(let number): Int(exactly: number).map { $0 as Any } ?? number
    case .text(let text): text
    case .list(let list): list.map(\.value)
    case .object(let members): members.mapValues(\.value)
    }
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

extension JSON: CustomStringConvertible {
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}
