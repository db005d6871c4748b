import Testing

@testable import Site

@Suite("A JSON value")
struct JSONValueTests {
  private func read(_ text: String) -> JSONValue? { JSONValue(json: text.utf8) }

  @Test("is read with its members in order")
  func order() {
    let value = read(#" {"b": [1, true, null, "x"], "a": {"c": -2.5}} "#)
    #expect(value == ["b": [1, true, .null, "x"], "a": ["c": .number(-2.5)]])
    #expect(value?.members.map(\.name) == ["b", "a"])
  }

  @Test(
    "of a whole number is an integer, however it is written",
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("12.0", 12), ("1.2e1", 12), ("9223372036854775807", Int64.max), ("-9223372036854775808", .min),
    ])
  func wholeNumbers(_ text: String, _ integer: Int64) { #expect(read(text) == .integer(integer)) }

  @Test(
    "is refused if a number is none, or out of range",
    arguments: ["01", "+1", "1.", ".5", "1e", "1e+", "-", "0x10", "1e400", "-1e999", "NaN", "Infinity", "1 2"])
  func numbers(_ text: String) { #expect(read(text) == nil) }

  @Test(
    "is refused if it is not JSON",
    arguments: [
      "", " ", "{", "[", "]", "{]", "[1,]", "[,1]", "{\"a\":}", "{\"a\"}", "{a:1}", "{'a':1}", "{\"a\":1,}", "[1 2]", "tru", "nul", "True",
      "\"", "\"\\\"", "// no\n1", "1 // no", "{} {}", "[1]x", "\u{feff}{}", "[1\u{a0}]", "\u{0}", "[1]\u{0}", "\u{c}[1]",
    ])
  func malformed(_ text: String) { #expect(read(text) == nil) }

  @Test(
    "is refused if an object names a member twice", arguments: [#"{"a":1,"a":2}"#, #"{"b":{"a":1,"x":0,"\u0061":1}}"#, #"[{"":1,"":1}]"#])
  func duplicates(_ text: String) { #expect(read(text) == nil) }

  @Test(
    "is refused if a long object names a member twice, wherever the two are", arguments: [(0, 16), (3, 17), (15, 16), (16, 17), (17, 29)])
  func duplicatesInLong(_ first: Int, _ second: Int) {
    func object(_ names: [String]) -> String { "{" + names.map { #""\#($0)":1"# }.joined(separator: ",") + "}" }
    var names = (0..<30).map { "m\($0)" }
    #expect(read(object(names))?.members.map(\.name) == names)
    names[second] = names[first]
    #expect(read(object(names)) == nil)
  }

  @Test("is read to its greatest depth and no deeper")
  func depth() {
    let most = SecurityPolicy.maxJSONDepth
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(read(nested(most + 1)) != nil)
    #expect(read(nested(most + 2)) == nil)
    #expect(read(String(repeating: #"{"a":"#, count: 100_000)) == nil)
    #expect(read(String(repeating: "[", count: 1_000_000)) == nil)
  }

  @Test(
    "of a text is read with its escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u9500\u53F7""#, "销号"), (#""\ud83d\ude00""#, "😀"), (#""销号\u0020好""#, "销号 好"),
      (#""""#, ""), (#""\u0000""#, "\0"),
    ])
  func texts(_ text: String, _ expected: String) { #expect(read(text) == .text(expected)) }

  @Test(
    "is refused if a text has half a surrogate pair, an unknown escape or a raw control character",
    arguments: [
      #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\udc00\ud800""#, #""\x41""#, #""\u12""#,
      #""\u12g4""#,
      #""\u+123""#, "\"\n\"", "\"a\u{1f}\"", "\"x\\n\u{1}\"",
    ])
  func badTexts(_ text: String) { #expect(read(text) == nil) }

  @Test(
    "is refused if a text is not UTF-8",
    arguments: [[0xff], [0xc3], [0xe9, 0x94], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]])
  func encoding(_ bytes: [UInt8]) {
    #expect(JSONValue(json: [0x22] + bytes + [0x22]) == nil)
    #expect(JSONValue(json: [0x22, 0x5c, 0x6e] + bytes + [0x22]) == nil)
    #expect(JSONValue(json: [0x7b, 0x22] + bytes + Array(#"":1}"#.utf8)) == nil)
  }

  @Test("is written so that it reads back as itself")
  func roundTrip() {
    let value: JSONValue = [
      "text": "销号 \"\\/\n\t\u{1}\u{7f}😀", "list": [[], [:], .null, false], "whole": .integer(.min), "decimal": .number(0.1), "": "",
    ]
    #expect(read(value.serialized) == value)
    #expect(Array(value.serialized.utf8) == value.serializedBytes)
  }

  @Test("is written without spaces, control characters escaped, what is no number as null")
  func written() {
    #expect((["a": [1, .number(2.5)], "b": "\n\u{1f}\"\\"] as JSONValue).serialized == #"{"a":[1,2.5],"b":"\n\u001f\"\\"}"#)
    #expect(JSONValue.list([.number(.infinity), .number(.nan)]).serialized == "[null,null]")
  }

  @Test("is the same for an idempotency key in whatever order its members came")
  func sorted() throws {
    let (one, other) = (
      try #require(read(#"{"a":{"x":1,"y":2},"b":[{"m":1,"n":2}]}"#)), try #require(read(#"{"b":[{"n":2,"m":1}],"a":{"y":2,"x":1}}"#))
    )
    #expect(one != other)
    #expect(one.sorted == other.sorted)
  }
}
