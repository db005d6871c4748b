import Domain
import Foundation
import FoundationXML

/// An XML element of an office format: names without prefixes, its own text joined.
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

  /// The `val` attribute of a child; Word stores most properties so.
  func value(_ name: String) -> String? { first(name)?["val"] }

  /// The value of a boolean property in Word's form: a child without `val` is true.
  func flag(_ name: String) -> Bool {
    guard let child = first(name) else { return false }
    return !["0", "false", "off", "none"].contains(child["val"] ?? "1")
  }

  /// The elements of a name at any depth, in document order. Does not search inside a match.
  func each(_ name: String) -> [Element] {
    children.flatMap { $0.name == name ? [$0] : $0.each(name) }
  }
}

extension Element {
  static let maxDepth = 100
  static let maxElements = 600_000

  /// Parses XML without formatting elements.
  ///
  /// Office formats have no document type and are UTF-8 or UTF-16. XML that declares entities, or an encoding that could hide a
  /// declaration, is refused before it is parsed.
  static func root(_ xml: [UInt8]) throws(NoticeFault) -> Element {
    var text: [UInt8]
    do { text = try PlainText.utf8(xml) } catch { throw .damaged }
    if text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: UInt8(ascii: ">")) { text.removeSubrange(...end) }
    if let fault = Self.fault(in: text) { throw fault }
    let builder = ElementBuilder()
    let parser = XMLParser(data: Data(text))
    parser.delegate = builder
    parser.shouldResolveExternalEntities = false
    let isComplete = parser.parse()
    if builder.exceedsLimits { throw .bomb }
    guard isComplete, let root = builder.root, builder.open.isEmpty else { throw .damaged }
    return root
  }

  /// Finds markup that no office format uses. Foundation's parser dereferences a null pointer at a processing instruction without data,
  /// <?x?>; no reader here needs one, so all are refused.
  private static func fault(in xml: [UInt8]) -> NoticeFault? {
    xml.withUnsafeBufferPointer { bytes in
      for index in bytes.indices.dropLast(9) where bytes[index] == UInt8(ascii: "<") {
        if bytes[index + 1] == UInt8(ascii: "?") { return .damaged }
        guard bytes[index + 1] == UInt8(ascii: "!") else { continue }
        let keyword = bytes[(index + 2)...]
        if keyword.starts(with: "DOCTYPE".utf8) || keyword.starts(with: "ENTITY".utf8) { return .entities }
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

/// Builds the tree, and stops the parser at the limits of depth, number and size.
private final class ElementBuilder: XMLParserDelegate {
  private(set) var root: Element?
  private(set) var open: [Element] = []
  private(set) var exceedsLimits = false
  private var count = 0
  private var byteCount = 0
  /// The depth inside a skipped element; 0 outside.
  private var skippedDepth = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    count += 1
    guard count <= Element.maxElements, open.count < Element.maxDepth else { return stop(parser) }
    guard skippedDepth == 0, !Self.isFormatting(name, in: open.last?.name) else {
      skippedDepth += 1
      return
    }
    let element = Element(Self.local(name), Dictionary(attributes.map { (Self.local($0.key), $0.value) }) { first, _ in first })
    if let parent = open.last { parent.children.append(element) } else { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if skippedDepth > 0 { skippedDepth -= 1 } else { _ = open.popLast() }
  }

  /// Formatting of runs, paragraphs and cells makes up most of a file, and has no text.
  private static func isFormatting(_ name: String, in parent: String?) -> Bool {
    switch parent {
    case "rPr": local(name) != "vanish"
    case "pPr": !["pStyle", "numPr"].contains(local(name))
    case "tcPr": !["gridSpan", "vMerge"].contains(local(name))
    default: ["w:tblPr", "w:tblGrid", "w:sectPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd"].contains(name)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    byteCount += characters.utf8.count
    guard byteCount <= 4 * DocumentText.maxBytes else { return stop(parser) }
    if skippedDepth == 0 { open.last?.text += characters }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    byteCount += block.count
    guard byteCount <= 4 * DocumentText.maxBytes else { return stop(parser) }
    if skippedDepth == 0 { open.last?.text += String(decoding: block, as: UTF8.self) }
  }

  private func stop(_ parser: XMLParser) {
    exceedsLimits = true
    parser.abortParsing()
  }

  private static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
