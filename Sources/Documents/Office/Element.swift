import Domain
import Foundation
import FoundationXML

/// An element of an office format: names without prefixes, its own text joined.
final class Element {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var children: [Element] = []
  fileprivate(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  subscript(name: String) -> String? { attributes[name] }

  func first(_ name: String) -> Element? { children.first { $0.name == name } }
  func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

  /// The `val` of a child, as Word writes most things.
  func value(_ name: String) -> String? { first(name)?["val"] }

  /// Whether Word's on-and-off child says on.
  func flag(_ name: String) -> Bool {
    guard let child = first(name) else { return false }
    return !["0", "false", "off", "none"].contains(child["val"] ?? "1")
  }

  /// All of a name at any depth, in their order; what lies inside one is not looked into again.
  func each(_ name: String) -> [Element] {
    children.flatMap { $0.name == name ? [$0] : $0.each(name) }
  }
}

extension Element {
  static let deepest = 100
  static let most = 600_000

  /// Office formats have no document type and are UTF-8 or UTF-16: whatever declares entities, or an encoding in which
  /// it could hide them, is refused unread.
  static func root(_ xml: [UInt8]) throws(NoticeFault) -> Element {
    var text: [UInt8]
    do { text = try PlainText.utf8(xml) } catch { throw .damaged }
    if text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: UInt8(ascii: ">")) { text.removeSubrange(...end) }
    if let fault = Self.fault(in: text) { throw fault }
    let builder = Builder()
    let parser = XMLParser(data: Data(text))
    parser.delegate = builder
    parser.shouldResolveExternalEntities = false
    let isWhole = parser.parse()
    if builder.isTooMuch { throw .bomb }
    guard isWhole, let root = builder.root, builder.open.isEmpty else { throw .damaged }
    return root
  }

  /// What no office format has. Foundation's parser reads a null pointer where an instruction has no words, <?x?>; nothing of
  /// ours says anything in one, so none is let through.
  private static func fault(in xml: [UInt8]) -> NoticeFault? {
    xml.withUnsafeBufferPointer { bytes in
      for place in bytes.indices.dropLast(9) where bytes[place] == UInt8(ascii: "<") {
        if bytes[place + 1] == UInt8(ascii: "?") { return .damaged }
        guard bytes[place + 1] == UInt8(ascii: "!") else { continue }
        let words = bytes[(place + 2)...]
        if words.starts(with: "DOCTYPE".utf8) || words.starts(with: "ENTITY".utf8) { return .entities }
      }
      return bytes.suffix(9).firstIndex(of: UInt8(ascii: "?")).map { _ in .damaged }
    }
  }

  convenience init(xml: [UInt8]) throws(NoticeFault) {
    let root = try Self.root(xml)
    self.init(root.name, root.attributes)
    (children, text) = (root.children, root.text)
  }
}

private final class Builder: XMLParserDelegate {
  private(set) var root: Element?
  private(set) var open: [Element] = []
  private(set) var isTooMuch = false
  private var count = 0
  private var size = 0
  /// How deep in what is not kept.
  private var dropped = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    count += 1
    guard count <= Element.most, open.count < Element.deepest else { return stop(parser) }
    guard dropped == 0, !Self.isLooks(name, in: open.last?.name) else {
      dropped += 1
      return
    }
    let element = Element(Self.local(name), Dictionary(attributes.map { (Self.local($0.key), $0.value) }) { first, _ in first })
    if let parent = open.last { parent.children.append(element) } else { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if dropped > 0 { dropped -= 1 } else { _ = open.popLast() }
  }

  /// How a run, a paragraph or a cell looks is most of a file, and says nothing.
  private static func isLooks(_ name: String, in parent: String?) -> Bool {
    switch parent {
    case "rPr": local(name) != "vanish"
    case "pPr": !["pStyle", "numPr"].contains(local(name))
    case "tcPr": !["gridSpan", "vMerge"].contains(local(name))
    default: ["w:tblPr", "w:tblGrid", "w:sectPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd"].contains(name)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    size += characters.utf8.count
    guard size <= 4 * DocumentText.most else { return stop(parser) }
    if dropped == 0 { open.last?.text += characters }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    size += block.count
    guard size <= 4 * DocumentText.most else { return stop(parser) }
    if dropped == 0 { open.last?.text += String(decoding: block, as: UTF8.self) }
  }

  private func stop(_ parser: XMLParser) {
    isTooMuch = true
    parser.abortParsing()
  }

  private static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
