import Domain
import Yams

/// A place in a YAML file that is read strictly: each reading that fails leaves a complaint with its line and goes on,
/// so that one run names everything.
final class Paper {
  let file: String
  var complaints: [Complaint] = []
  private var visited = 0

  init(file: String) { self.file = file }

  static let largest = 1_048_576
  private static let mostNodes = 100_000

  /// The file's top mapping, or what is wrong with it as YAML.
  func open(_ text: String) throws(Complaints) -> Piece {
    guard text.utf8.count <= Self.largest else { throw refused(.tooLarge) }
    let node: Node?
    // Every scalar is read as text; to guess at its type takes longer than the rest.
    do { node = try Yams.compose(yaml: text, .basic) } catch { throw refused(Self.sentence(error), line: Self.line(error)) }
    guard let node else { throw refused(.empty) }
    return Piece(node: node, paper: self)
  }

  func complain(_ sentence: Name, at line: Int) { complaints.append(Complaint(file: file, line: line, sentence)) }

  /// What `{party}` and the like stand for just now.
  var bindings: [(String, String)] = []

  func bound(_ text: String) -> String {
    bindings.isEmpty || !text.contains("{") ? text : bindings.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Aliases can make a small file enormous; whatever is read is counted.
  func count() -> Bool {
    visited += 1
    if visited == Self.mostNodes { complain(.tooLarge, at: 1) }
    return visited < Self.mostNodes
  }

  private func refused(_ sentence: Name, line: Int = 1) -> Complaints { Complaints([Complaint(file: file, line: line, sentence)]) }

  private static func line(_ error: any Error) -> Int {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): max(mark.line, 1)
    case .duplicatedKeysInMapping(_, let context): max(context.mark.line, 1)
    default: 1
    }
  }

  private static func sentence(_ error: any Error) -> Name {
    switch error as? YamlError {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): .notYAML(problem)
    case .duplicatedKeysInMapping(let keys, _): .duplicate(keys.joined(separator: ", "))
    case .reader(let problem, _, _, _): .notYAML(problem)
    default: .notYAML("?")
    }
  }
}

struct Piece {
  let node: Node
  let paper: Paper

  var line: Int { max(node.mark?.line ?? 1, 1) }

  var isScalar: Bool { if case .scalar = node { true } else { false } }

  func complain(_ sentence: Name) { paper.complain(sentence, at: line) }

  /// The values of a mapping whose keys are all among `known`; others are complained of, with the likeliest meant.
  func fields(_ known: [String], required: [String] = []) -> [String: Piece] {
    guard let pairs = pairs() else { return [:] }
    var fields: [String: Piece] = [:]
    for (key, piece) in pairs {
      if known.contains(key) {
        fields[key] = piece
      } else {
        paper.complain(.unknownKey(key, near: Self.nearest(key, known)), at: piece.keyLine)
      }
    }
    for key in required where fields[key] == nil { complain(.missingKey(key)) }
    return fields
  }

  /// One value of a mapping, where it is one and has it.
  func member(_ key: String) -> Piece? {
    guard case .mapping(let mapping) = node, let value = mapping[Node(key)] else { return nil }
    return Piece(node: value, paper: paper)
  }

  /// A mapping with keys of its author's choosing, in their order.
  func named() -> [(key: String, piece: Piece)] {
    (pairs() ?? []).map { (key: $0.0, piece: $0.1) }
  }

  func list() -> [Piece] {
    guard paper.count() else { return [] }
    if case .sequence(let sequence) = node { return sequence.map { Piece(node: $0, paper: paper) } }
    complain(.wants("一个列表", "a list"))
    return []
  }

  /// A list, or one value standing for a list of one.
  func listOrOne() -> [Piece] {
    if case .sequence = node { list() } else { [self] }
  }

  func text() -> String? {
    guard paper.count() else { return nil }
    if case .scalar(let scalar) = node { return paper.bound(scalar.string) }
    complain(.wants("一段文字", "text"))
    return nil
  }

  func integer() -> Int? {
    guard let text = text() else { return nil }
    if let value = Int(text) { return value }
    complain(.wants("整数", "a whole number"))
    return nil
  }

  func flag() -> Bool? {
    switch text() {
    case "true": return true
    case "false": return false
    case nil: return nil
    default:
      complain(.wants("true或false", "true or false"))
      return nil
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Choice? where Choice.RawValue == String {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    complain(.notOneOf(text, Choice.allCases.map(\.rawValue)))
    return nil
  }

  func day() -> Day? {
    guard let text = text() else { return nil }
    if let day = Day(text) { return day }
    complain(.notADate(text))
    return nil
  }

  private func pairs() -> [(String, Piece)]? {
    guard paper.count() else { return nil }
    guard case .mapping(let mapping) = node else {
      complain(.wants("“名称: 值”的列表", "a mapping"))
      return nil
    }
    return mapping.map { ($0.key.string ?? "", Piece(node: $0.value, paper: paper, keyLine: max($0.key.mark?.line ?? 1, 1))) }
  }

  var keyLine: Int = 1
  init(node: Node, paper: Paper, keyLine: Int? = nil) {
    self.node = node
    self.paper = paper
    self.keyLine = keyLine ?? max(node.mark?.line ?? 1, 1)
  }

  /// The known word one or two letters away.
  private static func nearest(_ word: String, _ known: [String]) -> String? {
    known.map { ($0, distance(word, $0)) }.filter { $0.1 <= 2 }.min { $0.1 < $1.1 }?.0
  }

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
