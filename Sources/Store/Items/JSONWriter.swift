/// JSON written straight to bytes: rows are written and read by the thousand, where a coder that asks each type for its
/// shape takes longer than the database.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  init() { bytes.reserveCapacity(256) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    try around(UInt8(ascii: "{"), members, UInt8(ascii: "}"))
  }

  mutating func list<Element>(_ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) throws -> Void) rethrows {
    try around(
      UInt8(ascii: "["),
      { writer in
        for element in elements {
          writer.comma()
          try each(&writer, element)
        }
      }, UInt8(ascii: "]"))
  }

  mutating func member(_ name: String, _ value: (inout JSONWriter) throws -> Void) rethrows {
    comma()
    text(name)
    bytes.append(UInt8(ascii: ":"))
    try value(&self)
  }

  mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for place in utf8.indices where utf8[place] < 0x20 || utf8[place] == UInt8(ascii: "\"") || utf8[place] == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[clean..<place])
        escape(utf8[place])
        clean = place + 1
      }
      bytes.append(contentsOf: utf8[clean...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func integer(_ integer: Int64) {
    var integer = integer
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8((integer % 10).magnitude))
      integer /= 10
    } while integer != 0
    bytes[start...].reverse()
  }

  mutating func flag(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }

  private mutating func comma() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func around(_ open: UInt8, _ inside: (inout JSONWriter) throws -> Void, _ close: UInt8) rethrows {
    bytes.append(open)
    isFirst = true
    try inside(&self)
    isFirst = false
    bytes.append(close)
  }
}
