import Domain
import Yams

/// One node of a YAML file, with accessors that check its type. An accessor that fails reports a diagnostic and returns nil or nothing.
struct YAMLNode {
  let yaml: Node
  let reader: YAMLReader
  /// The line of the key that the node belongs to, or its own line.
  let keyLine: Int

  init(_ yaml: Node, reader: YAMLReader, keyLine: Int? = nil) {
    self.yaml = yaml
    self.reader = reader
    self.keyLine = keyLine ?? max(yaml.mark?.line ?? 1, 1)
  }

  var line: Int { max(yaml.mark?.line ?? 1, 1) }

  var isScalar: Bool { if case .scalar = yaml { true } else { false } }

  func report(_ sentence: Name) { reader.report(sentence, at: line) }

  /// Returns the values of a mapping by key. Reports keys that are not `known`, with the likeliest known one, and missing `required` keys.
  func fields(_ known: [String], required: [String] = []) -> [String: YAMLNode] {
    guard let pairs = pairs() else { return [:] }
    var fields: [String: YAMLNode] = [:]
    for (key, node) in pairs {
      if known.contains(key) {
        fields[key] = node
      } else {
        reader.report(.unknownKey(key, near: Self.nearest(key, known)), at: node.keyLine)
      }
    }
    for key in required where fields[key] == nil { report(.missingKey(key)) }
    return fields
  }

  /// One value of a mapping; nil, without a diagnostic, if the node is no mapping or lacks the key.
  func member(_ key: String) -> YAMLNode? {
    guard case .mapping(let mapping) = yaml, let value = mapping[Node(key)] else { return nil }
    return YAMLNode(value, reader: reader)
  }

  /// The pairs of a mapping whose keys the author chooses, in the file's order.
  func named() -> [(key: String, node: YAMLNode)] {
    (pairs() ?? []).map { (key: $0.0, node: $0.1) }
  }

  func list() -> [YAMLNode] {
    guard reader.count() else { return [] }
    if case .sequence(let sequence) = yaml { return sequence.map { YAMLNode($0, reader: reader) } }
    report(.wants("一个列表", "a list"))
    return []
  }

  /// The members of a list; a single value is read as a list of one.
  func listOrOne() -> [YAMLNode] {
    if case .sequence = yaml { list() } else { [self] }
  }

  func text() -> String? {
    guard reader.count() else { return nil }
    if case .scalar(let scalar) = yaml { return reader.bound(scalar.string) }
    report(.wants("一段文字", "text"))
    return nil
  }

  func integer() -> Int? {
    guard let text = text() else { return nil }
    if let value = Int(text) { return value }
    report(.wants("整数", "a whole number"))
    return nil
  }

  func flag() -> Bool? {
    switch text() {
    case "true": return true
    case "false": return false
    case nil: return nil
    default:
      report(.wants("true或false", "true or false"))
      return nil
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Choice? where Choice.RawValue == String {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    report(.notOneOf(text, Choice.allCases.map(\.rawValue)))
    return nil
  }

  func day() -> Day? {
    guard let text = text() else { return nil }
    if let day = Day(text) { return day }
    report(.notADate(text))
    return nil
  }

  private func pairs() -> [(String, YAMLNode)]? {
    guard reader.count() else { return nil }
    guard case .mapping(let mapping) = yaml else {
      report(.wants("“名称: 值”的列表", "a mapping"))
      return nil
    }
    return mapping.map { ($0.key.string ?? "", YAMLNode($0.value, reader: reader, keyLine: max($0.key.mark?.line ?? 1, 1))) }
  }

  /// The known word that is at most two edits away.
  private static func nearest(_ word: String, _ known: [String]) -> String? {
    known.map { ($0, distance(word, $0)) }.filter { $0.1 <= 2 }.min { $0.1 < $1.1 }?.0
  }

  /// The Levenshtein distance.
  private static func distance(_ a: String, _ b: String) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
