import Domain
import Yams

extension Piece {
  /// A file that says `adapts: KIND` is that kind with what it says put over it, mapping by mapping; a list or a word
  /// replaces the one that was there.
  func adapted(from base: (Workflow.Kind) -> String?) throws(Complaints) -> Piece {
    guard let adapts = member("adapts"), case .mapping(var own) = node else { return self }
    guard let kind = adapts.text(), let text = base(kind) else {
      throw Complaints([Complaint(file: paper.file, line: adapts.line, .unknownKind(adapts.text() ?? ""))])
    }
    let below = Paper(file: paper.file)
    let bottom = try below.open(text).node
    own[Node("adapts")] = nil
    own[Node("kind")] = own[Node("kind")] ?? Node(kind)
    return Piece(node: Self.put(.mapping(own), over: bottom), paper: paper)
  }

  private static func put(_ node: Node, over bottom: Node) -> Node {
    guard case .mapping(let upper) = node, case .mapping(var mapping) = bottom else { return node }
    for (key, value) in upper { mapping[key] = mapping[key].map { put(value, over: $0) } ?? value }
    return .mapping(mapping)
  }
}
